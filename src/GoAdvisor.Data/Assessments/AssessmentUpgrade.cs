using GoAdvisor.Engine.Scoring;

namespace GoAdvisor.Data.Assessments;

/// <summary>What going over to another catalogue version would do to an assessment.</summary>
public sealed record UpgradePreview
{
    /// <summary>The version it is pinned to.</summary>
    public required int From { get; init; }

    /// <summary>The version it would go over to.</summary>
    public required int To { get; init; }

    /// <summary>The assessment's revision that was looked at.</summary>
    public required long Revision { get; init; }

    /// <summary>The answers that the other version does not know. They would be set aside.</summary>
    public required IReadOnlyList<LostAnswer> Lost { get; init; }

    /// <summary>Questions that are answered and read or offer something else in the other version: worth another look.</summary>
    public required IReadOnlyList<Question> Reworded { get; init; }

    /// <summary>Questions of the other version that this one does not ask.</summary>
    public required IReadOnlyList<Question> New { get; init; }

    /// <summary>The result under the version it is pinned to.</summary>
    public required Preview Before { get; init; }

    /// <summary>The result under the other version, of the answers that it knows.</summary>
    public required Preview After { get; init; }
}

/// <summary>An answer that another version does not know.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Options">What was chosen.</param>
/// <param name="IsAsked">Whether the other version still asks the question, but no longer offers one of the options, or not together.</param>
public sealed record LostAnswer(Question Question, IReadOnlyList<Option> Options, bool IsAsked);

/// <summary>What became of going over to another version; one of those below.</summary>
public abstract record UpgradeResult
{
    private protected UpgradeResult() { }
}

/// <summary>It is pinned to the other version now.</summary>
/// <param name="Revision">The assessment's.</param>
/// <param name="SetAside">How many answers were set aside.</param>
public sealed record Upgraded(long Revision, int SetAside) : UpgradeResult;

/// <summary>The assessment was changed since it was looked at. Nothing was written: look at the preview again.</summary>
public sealed record UpgradeOutdated : UpgradeResult;

/// <summary>There is no such assessment, or it is not open to this holder, which is the same from outside; or no such version.</summary>
public sealed record UpgradeNotFound : UpgradeResult;
