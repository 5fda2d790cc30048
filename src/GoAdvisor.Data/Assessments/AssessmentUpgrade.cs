namespace GoAdvisor.Data.Assessments;

/// <summary>The effect of moving an assessment to another catalogue version.</summary>
public sealed record UpgradePreview
{
    public required int From { get; init; }

    public required int To { get; init; }

    /// <summary>The assessment's revision that the preview was made from.</summary>
    public required long Revision { get; init; }

    /// <summary>Answers that the other version does not know; they would be set aside.</summary>
    public required IReadOnlyList<LostAnswer> Lost { get; init; }

    /// <summary>Answered questions whose texts or options differ in the other version.</summary>
    public required IReadOnlyList<Question> Reworded { get; init; }

    /// <summary>Questions that only the other version asks.</summary>
    public required IReadOnlyList<Question> New { get; init; }

    public required Preview Before { get; init; }

    public required Preview After { get; init; }
}

/// <summary><paramref name="IsAsked"/>: the other version still asks the question, but without one of the options or their combination.</summary>
public sealed record LostAnswer(Question Question, IReadOnlyList<Option> Options, bool IsAsked);

public abstract record UpgradeResult
{
    private protected UpgradeResult() { }
}

/// <summary><paramref name="SetAside"/> counts the answers that were set aside.</summary>
public sealed record Upgraded(long Revision, int SetAside) : UpgradeResult;

/// <summary>The assessment changed since the preview; nothing was written.</summary>
public sealed record UpgradeOutdated : UpgradeResult;

/// <summary>The assessment does not exist or is not open to the holder, which callers cannot tell apart, or there is no such version.</summary>
public sealed record UpgradeNotFound : UpgradeResult;
