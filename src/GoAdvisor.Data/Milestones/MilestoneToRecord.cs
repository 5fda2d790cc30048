namespace GoAdvisor.Data.Milestones;

public sealed record MilestoneToRecord
{
    public required string Name { get; init; }

    public required string? Note { get; init; }

    public required string? Deciders { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>After <see cref="DecidedOn"/>; null when no review is planned.</summary>
    public DateOnly? ReviewBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The assessment's revision that the report was made from.</summary>
    public required long AssessmentRevision { get; init; }

    /// <summary>The revision that the user saw.</summary>
    public required long SeenRevision { get; init; }

    /// <summary>The same key records once. At most <see cref="Limits.RequestKey"/> characters.</summary>
    public required string RequestKey { get; init; }

    public required string Headline { get; init; }

    public double? Lead { get; init; }

    public required string Content { get; init; }
}

public sealed record MilestoneSummary
{
    public required int Number { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required int CatalogueVersion { get; init; }

    public required long AssessmentRevision { get; init; }

    public required string Headline { get; init; }

    public required double? Lead { get; init; }
}

/// <summary><paramref name="Content"/> is the report as JSON, character by character as recorded.</summary>
public sealed record RecordedMilestone(MilestoneSummary Summary, string Content);

public abstract record RecordMilestoneResult
{
    private protected RecordMilestoneResult() { }
}

/// <summary><paramref name="Written"/> is false when an earlier request with the same key and texts recorded it.</summary>
public sealed record MilestoneRecorded(MilestoneSummary Milestone, bool Written) : RecordMilestoneResult;

/// <summary>Answers changed since the report was made; nothing was written.</summary>
public sealed record AnswersMovedOn(long Revision) : RecordMilestoneResult;

/// <summary>An earlier request with the same key recorded other texts; nothing was written.</summary>
public sealed record RequestKeyUsed(MilestoneSummary Milestone) : RecordMilestoneResult;

/// <summary>The assessment has reached <see cref="Limits.Milestones"/>; nothing was written.</summary>
public sealed record NoMoreMilestones : RecordMilestoneResult;
