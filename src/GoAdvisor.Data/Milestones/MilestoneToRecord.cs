namespace GoAdvisor.Data.Milestones;

/// <summary>A decision in the words of those who record it.</summary>
public abstract record DecisionWords
{
    public required string Name { get; init; }

    public required string? Note { get; init; }

    public required string? Deciders { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>After <see cref="DecidedOn"/>; null when nobody has to look again.</summary>
    public required DateOnly? ReviewBy { get; init; }
}

/// <summary>A decision as a page or a program wants it recorded, checked for form.</summary>
public sealed record WantedDecision : DecisionWords
{
    /// <summary>The revision of the assessment that whoever decided looked at.</summary>
    public required long SeenRevision { get; init; }

    /// <summary>Names the request; the same key twice records once. At most <see cref="Limits.RequestKey"/> characters.</summary>
    public required string RequestKey { get; init; }
}

/// <summary>The same with the report that is to be kept.</summary>
public sealed record MilestoneToRecord : DecisionWords
{
    /// <summary>As <see cref="WantedDecision.SeenRevision"/>.</summary>
    public required long SeenRevision { get; init; }

    /// <summary>As <see cref="WantedDecision.RequestKey"/>.</summary>
    public required string RequestKey { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The revision of the assessment that the report was made from.</summary>
    public required long AssessmentRevision { get; init; }

    public required string Headline { get; init; }

    public double? Lead { get; init; }

    /// <summary>The report as JSON.</summary>
    public required string Content { get; init; }
}

/// <summary>A milestone as lists show it.</summary>
public sealed record MilestoneSummary : DecisionWords
{
    public required int Number { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required int CatalogueVersion { get; init; }

    public required long AssessmentRevision { get; init; }

    public required string Headline { get; init; }

    public required double? Lead { get; init; }
}

/// <summary>A milestone with the report that it keeps.</summary>
/// <param name="Summary">What lists show of it.</param>
/// <param name="Content">The report as JSON, to the character as it was recorded.</param>
public sealed record RecordedMilestone(MilestoneSummary Summary, string Content);

/// <summary>What became of a decision that was to be recorded; one of the four below.</summary>
public abstract record RecordMilestoneResult
{
    private protected RecordMilestoneResult() { }
}

/// <summary>It is recorded.</summary>
/// <param name="Milestone">As it is stored.</param>
/// <param name="Written">False when an earlier request with the same key and the same words recorded it.</param>
public sealed record MilestoneRecorded(MilestoneSummary Milestone, bool Written) : RecordMilestoneResult;

/// <summary>Answers changed since the report was made. Nothing was written.</summary>
public sealed record AnswersMovedOn(long Revision) : RecordMilestoneResult;

/// <summary>An earlier request with the same key recorded other words, which cannot be changed. Nothing was written.</summary>
public sealed record RequestKeyUsed(MilestoneSummary Milestone) : RecordMilestoneResult;

/// <summary>The assessment has as many milestones as it may have. Nothing was written.</summary>
public sealed record NoMoreMilestones : RecordMilestoneResult;
