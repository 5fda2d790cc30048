using System.Globalization;

namespace GoAdvisor.Web.Features.Recommendations.Page.Scenarios;

/// <summary>
/// Weights tried out on a result: constraints and coverage stay those of the answers, and nothing is stored. Weights are whole
/// hundredths, 0 to 100.
/// </summary>
public sealed class WhatIf
{
    private const int Most = 100;

    private readonly DecisionModel model;
    private readonly AnswerSet answers;
    private readonly int[] saved;
    private readonly int[] weights;

    /// <param name="answers">The answers as they are saved.</param>
    /// <param name="weights">The weights that they give, 0 to 1, in catalogue order.</param>
    public WhatIf(AnswerSet answers, IEnumerable<double> weights)
    {
        (model, this.answers) = (answers.Model, answers);
        saved = [.. weights.Select(weight => (int)Math.Round(Most * weight))];
        this.weights = [.. saved];
        Saved = Preview = model.Reweigh(answers, saved);
    }

    /// <summary>Raised when a weight has changed; who shows one looks for itself, because each rendering costs the wire.</summary>
    public event Action? Changed;

    /// <summary>The result by the weights of the answers.</summary>
    public Preview Saved { get; }

    /// <summary>The result by the weights that are tried out.</summary>
    public Preview Preview { get; private set; }

    /// <summary>Whether any weight is another than that of the answers.</summary>
    public bool Differs => !weights.SequenceEqual(saved);

    /// <summary>The weight of a criterion as it is tried out.</summary>
    public int this[Criterion criterion] => weights[IndexOf(criterion)];

    /// <summary>The weight that the answers give to a criterion.</summary>
    public int SavedWeight(Criterion criterion) => saved[IndexOf(criterion)];

    /// <summary>The weights that differ, as they stand in an address: "slug:0.75,slug:0"; null when none does.</summary>
    public string? Address => !Differs ? null : string.Join(',', model.Catalogue.Criteria.Index()
        .Where(criterion => weights[criterion.Index] != saved[criterion.Index])
        .Select(criterion => $"{criterion.Item.Id}:{Text(weights[criterion.Index])}"));

    /// <summary>A weight as a number field takes and gives it, 0 to 1.</summary>
    public static string Text(int hundredths) => (hundredths / (decimal)Most).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Takes a weight as it was entered: rounded to hundredths, held within 0 to 1. What is no number changes nothing.</summary>
    public void Enter(Criterion criterion, string? text)
    {
        if (Put(criterion, text))
            Recalculate();
    }

    /// <summary>Takes the weights of an <see cref="Address"/>; parts that fit no criterion change nothing.</summary>
    public void Open(string? address)
    {
        var changed = false;
        foreach (var part in (address ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is [var id, var text] && model.Catalogue.Criteria.FirstOrDefault(criterion => criterion.Id == id) is { } criterion)
                changed |= Put(criterion, text);
        }
        if (changed)
            Recalculate();
    }

    /// <summary>Back to the weights of the answers.</summary>
    public void Reset()
    {
        if (!Differs)
            return;
        saved.CopyTo(weights, 0);
        Recalculate();
    }

    private bool Put(Criterion criterion, string? text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var entered))
            return false;
        var weight = (int)Math.Round(Most * Math.Clamp(entered, 0, 1), MidpointRounding.AwayFromZero);
        var (index, differs) = (IndexOf(criterion), weight != this[criterion]);
        weights[index] = weight;
        return differs;
    }

    private void Recalculate()
    {
        Preview = model.Reweigh(answers, weights);
        Changed?.Invoke();
    }

    private int IndexOf(Criterion criterion)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            if (model.Catalogue.Criteria[i] == criterion)
                return i;
        }
        throw new ArgumentException($"'{criterion.Id}' is not a criterion of this catalogue.", nameof(criterion));
    }
}
