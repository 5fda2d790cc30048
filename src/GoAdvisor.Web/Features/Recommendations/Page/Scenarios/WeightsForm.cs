namespace GoAdvisor.Web.Features.Recommendations.Page.Scenarios;

/// <summary>The weights as they were typed, and what was stored when the page was made.</summary>
public sealed class WeightsForm
{
    private const int Most = 100;

    /// <summary>By criterion, 0 to 1.</summary>
    public Dictionary<string, string?> Weights { get; set; } = [];

    /// <summary>The own weights that were stored; empty for none.</summary>
    public string? Seen { get; set; }

    /// <summary>How much the heaviest criterion matters beside the second, as a factor.</summary>
    public string? Swing { get; set; }

    /// <summary>Which button was pressed.</summary>
    public string? Do { get; set; }

    /// <summary>How much more going from the worst to the best of the first criterion can matter than of the second.</summary>
    public static IReadOnlyList<(string Factor, string Words)> Swings { get; } =
    [
        ("2", "matters twice as much as"), ("1.5", "matters half as much again as"), ("1", "matters as much as"), ("0.67", "matters two thirds as much as"), ("0.5", "matters half as much as"),
    ];

    public static WeightsForm Of(Catalogue catalogue, IReadOnlyList<int> hundredths, string? stored) => new()
    {
        Weights = catalogue.Criteria.Zip(hundredths).ToDictionary(entry => entry.First.Id, string? (entry) => WhatIf.Text(entry.Second)),
        Seen = stored ?? "",
    };

    /// <summary>In hundredths and catalogue order; the problems name the fields.</summary>
    public IReadOnlyList<int> Read(Catalogue catalogue, List<(string Field, string Message)> problems)
    {
        var read = new List<int>();
        foreach (var criterion in catalogue.Criteria)
        {
            if (TypedNumber.TryRead(Weights.GetValueOrDefault(criterion.Id), out var weight) && weight is >= 0 and <= 1)
                read.Add((int)Math.Round(Most * weight, MidpointRounding.AwayFromZero));
            else
                problems.Add(($"weight-{criterion.Id}", $"The weight of “{criterion.Name}” must be a number from 0 to 1, such as 0.5, or a percentage"));
        }
        return read;
    }

    /// <summary>Gives the heavier of two criteria the weight it has, and the other one what the swing says.</summary>
    public void Balance(Criterion first, Criterion second, IReadOnlyDictionary<string, int> weights)
    {
        if (!decimal.TryParse(Swing, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) || factor <= 0)
            return;
        decimal most = Math.Max(weights[first.Id], weights[second.Id]);
        var (one, other) = factor >= 1 ? (most, most / factor) : (most * factor, most);
        Weights[first.Id] = WhatIf.Text((int)Math.Round(one));
        Weights[second.Id] = WhatIf.Text((int)Math.Round(other));
    }
}
