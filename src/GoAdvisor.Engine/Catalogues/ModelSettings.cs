namespace GoAdvisor.Engine.Catalogues;

/// <summary>Where the verdict draws its lines.</summary>
public sealed record Thresholds
{
    /// <summary>Points of lead from which a verdict can be clear; 0 to 100, inclusive.</summary>
    public required decimal ClearLead { get; init; }

    /// <summary>Points of lead below which it is too close to call; 0 to 100, exclusive.</summary>
    public required decimal TooCloseLead { get; init; }

    /// <summary>Share of the asked questions that must be answered for any verdict; 0 to 1, inclusive.</summary>
    public required decimal SufficientCoverage { get; init; }

    /// <summary>Share of the asked questions that must be answered for a clear verdict; 0 to 1, inclusive. Null where any verdict is enough.</summary>
    public decimal? ClearCoverage { get; init; }

    /// <summary>The weight from which an alternative's own statement counts as holding; 0 to 1, inclusive.</summary>
    public required decimal ArticleMatchWeight { get; init; }

    /// <summary>Share of draws the first place must win for a clear verdict; 0 to 1, inclusive.</summary>
    public required decimal ClearFirstShare { get; init; }

    /// <summary>Share of draws below which the first place is too close to call; 0 to 1, exclusive.</summary>
    public required decimal TooCloseFirstShare { get; init; }
}

/// <summary>The draws behind rank acceptability.</summary>
public sealed record Draws
{
    /// <summary>How many draws are made.</summary>
    public required int Count { get; init; }

    /// <summary>Where the random sequence starts; the same seed gives the same numbers on every machine.</summary>
    public required int Seed { get; init; }

    /// <summary>The smallest factor a weight is multiplied by.</summary>
    public required decimal WeightFactorMin { get; init; }

    /// <summary>The largest factor a weight is multiplied by.</summary>
    public required decimal WeightFactorMax { get; init; }

    /// <summary>The largest weight added to every criterion for what questions and strengths leave out, 0 to 0.25; null for none.</summary>
    public decimal? BackgroundMax { get; init; }

    /// <summary>By how many points every cap moves at most, up or down, 0 to 25; null for none.</summary>
    public int? CapSpread { get; init; }
}

/// <summary>How the questionnaire is gone through.</summary>
public sealed record QuestionnaireSettings
{
    /// <summary>Ids of the most decisive questions, which come first and make a version of two minutes.</summary>
    public required IReadOnlyList<string> TwoMinutes { get; init; }
}
