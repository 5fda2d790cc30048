namespace GoAdvisor.Web.Features.Recommendations.Model;

/// <summary>What would change the answer.</summary>
public sealed record ReportFlips
{
    /// <summary>In a sentence or two; null while nothing was sought.</summary>
    public required string? Summary { get; init; }

    /// <summary>The smallest sets of changed answers that change the first place: those of one change, then those of two; each by descending lead.</summary>
    public required IReadOnlyList<ReportFlip> Flips { get; init; }

    /// <summary>How many single changes there are.</summary>
    public required int Tried { get; init; }

    /// <summary>How many of them leave the first place as it is.</summary>
    public required int Kept { get; init; }
}

/// <summary>A smallest set of changed answers that changes the first place.</summary>
public sealed record ReportFlip
{
    /// <summary>"Rust, if “Most of the team” instead of “Nobody”".</summary>
    public required string Sentence { get; init; }

    /// <summary>One or two changes.</summary>
    public required IReadOnlyList<ReportChange> Changes { get; init; }

    /// <summary>Who would then be first; several on a tie, none when all would be excluded.</summary>
    public required IReadOnlyList<Reference> First { get; init; }

    /// <summary>Points by which they would then lead; null when there is nobody to lead or to be led.</summary>
    public required double? Lead { get; init; }
}

/// <summary>Another answer to one question.</summary>
public sealed record ReportChange(Reference Question, IReadOnlyList<Reference> From, IReadOnlyList<Reference> To);

/// <summary>An open question that could change the first place.</summary>
public sealed record ReportUnsettled
{
    /// <summary>The question.</summary>
    public required Reference Question { get; init; }

    /// <summary>Where a team finds the answer.</summary>
    public required string WhereToLook { get; init; }

    /// <summary>How many options it offers.</summary>
    public required int Offered { get; init; }

    /// <summary>The options that change the first place.</summary>
    public required IReadOnlyList<ReportDecisive> Changes { get; init; }
}

/// <summary>An option that, chosen now, would change the first place.</summary>
public sealed record ReportDecisive
{
    /// <summary>The option.</summary>
    public required Reference Option { get; init; }

    /// <summary>What would then be first, in words: "Rust", "A tie of Go and Java", "Nothing is left".</summary>
    public required string Outcome { get; init; }

    /// <summary>Who would then be first.</summary>
    public required IReadOnlyList<Reference> First { get; init; }

    /// <summary>Points by which they would then lead; null when there is nobody to lead or to be led.</summary>
    public required double? Lead { get; init; }
}
