namespace GoAdvisor.Web.Features.Recommendations.Page.Scenarios;

/// <summary>A result with changed weights, in whole hundredths. Constraints and coverage stay as they are.</summary>
public sealed class WhatIf
{
    private const int Most = 100;

    private readonly DecisionModel model;
    private readonly AnswerSet answers;
    private readonly int[] saved;
    private readonly int[] weights;

    public WhatIf(AnswerSet answers, IEnumerable<double> weights)
    {
        (model, this.answers) = (answers.Model, answers);
        saved = [.. weights.Select(weight => (int)Math.Round(Most * weight))];
        this.weights = [.. saved];
        Saved = Preview = model.Reweigh(answers, saved);
    }

    /// <summary>Raised when a weight has changed. Subscribers compare before they render, because each rendering is sent to the browser.</summary>
    public event Action? Changed;

    public Preview Saved { get; }

    public Preview Preview { get; private set; }

    public bool Differs => !weights.SequenceEqual(saved);

    public int this[Criterion criterion] => weights[IndexOf(criterion)];

    public int SavedWeight(Criterion criterion) => saved[IndexOf(criterion)];

    /// <summary>The changed weights for the URL: "slug:0.75,slug:0"; null for none.</summary>
    public string? Address => !Differs ? null : string.Join(',', model.Catalogue.Criteria.Index()
        .Where(criterion => weights[criterion.Index] != saved[criterion.Index])
        .Select(criterion => $"{criterion.Item.Id}:{Text(weights[criterion.Index])}"));

    public static string Text(int hundredths) => (hundredths / (decimal)Most).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Sets an entered weight, rounded to hundredths and clamped to 0 to 1. Invalid text changes nothing.</summary>
    public void Enter(Criterion criterion, string? text)
    {
        if (Put(criterion, text))
            Recalculate();
    }

    /// <summary>Sets the weights of an <see cref="Address"/>; unknown criteria are ignored.</summary>
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

    public void Reset()
    {
        if (!Differs)
            return;
        saved.CopyTo(weights, 0);
        Recalculate();
    }

    private bool Put(Criterion criterion, string? text)
    {
        if (!TypedNumber.TryRead(text, out var entered))
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
