using System.Globalization;

namespace GoAdvisor.Data.Assessments;

/// <summary>Weights that a team sets itself, by criterion in whole hundredths, 0 to 100. Equal when they say the same.</summary>
public sealed record KeptWeights
{
    private KeptWeights(string text) => Text = text;

    /// <summary>As it is stored: "criterion:hundredths" with blanks between.</summary>
    public string Text { get; }

    /// <summary>By criterion; a criterion that is not listed has no own weight.</summary>
    public IReadOnlyDictionary<string, int> Hundredths() => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split(':')).ToDictionary(part => part[0], part => int.Parse(part[1], CultureInfo.InvariantCulture));

    /// <summary>One weight per criterion of a catalogue, in its order.</summary>
    /// <exception cref="ArgumentException">There are more or fewer, or one is out of range.</exception>
    public static KeptWeights Of(Catalogue catalogue, IReadOnlyList<int> hundredths)
    {
        if (hundredths.Count != catalogue.Criteria.Count || hundredths.Any(weight => weight is < 0 or > 100))
            throw new ArgumentException($"It takes {catalogue.Criteria.Count} weights of 0 to 100 hundredths, one per criterion.", nameof(hundredths));
        return new KeptWeights(string.Join(' ', catalogue.Criteria.Zip(hundredths, (criterion, weight) => string.Create(CultureInfo.InvariantCulture, $"{criterion.Id}:{weight}"))));
    }

    internal static KeptWeights? Stored(string? text) => text is null ? null : new KeptWeights(text);
}

public abstract record SaveWeightsResult
{
    private protected SaveWeightsResult() { }
}

public sealed record WeightsSaved : SaveWeightsResult;

/// <summary>Others were saved meanwhile; nothing was written.</summary>
public sealed record WeightsConflict(KeptWeights? Current) : SaveWeightsResult;

/// <summary>The assessment does not exist or is not open to the holder.</summary>
public sealed record WeightsNotFound : SaveWeightsResult;
