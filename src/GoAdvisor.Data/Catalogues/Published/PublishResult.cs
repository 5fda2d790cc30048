using GoAdvisor.Data.Catalogues.Drafts;
using GoAdvisor.Engine.Authoring.Profiles;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>What somebody wants published, and what they have looked at before deciding so.</summary>
/// <param name="Draft">The draft as they have seen it.</param>
/// <param name="Current">The number of the current version they have compared it with.</param>
/// <param name="Note">What is new, for the list of versions, at most <see cref="Limits.Note"/> characters; null for nothing to say.</param>
/// <param name="ProfileReason">Why failing worked profiles shall not keep it back, at most <see cref="Limits.Note"/> characters; null when they shall.</param>
public sealed record PublishRequest(DraftVersion Draft, int Current, string? Note = null, string? ProfileReason = null);

/// <summary>What became of publishing; one of those below.</summary>
public abstract record PublishResult
{
    private protected PublishResult() { }
}

/// <summary>It is published.</summary>
/// <param name="Number">The number of the new version.</param>
public sealed record Published(int Number) : PublishResult;

/// <summary>The draft was edited, published or thrown away since it was seen. Nothing is published.</summary>
public sealed record DraftMoved : PublishResult;

/// <summary>Another version was published since. Nothing is published: compare with that one first.</summary>
/// <param name="Current">Its number.</param>
public sealed record CurrentMoved(int Current) : PublishResult;

/// <summary>It is not consistent. Nothing is published.</summary>
public sealed record PublishRefused(IReadOnlyList<CatalogueProblem> Problems) : PublishResult;

/// <summary>Worked profiles fail and no reason is given for publishing nevertheless. Nothing is published.</summary>
public sealed record ProfilesFail(IReadOnlyList<ProfileResult> Failing) : PublishResult;

/// <summary>The session has ended, or its role does not publish. Nothing is published.</summary>
public sealed record PublishNotAllowed : PublishResult;

/// <summary>It is the same as the current version. Nothing is published.</summary>
public sealed record NothingToPublish : PublishResult;

/// <summary>One line of the list of versions.</summary>
/// <param name="PublishedBy">Null for the version that came with the seeds.</param>
/// <param name="ProfileReason">Why failing worked profiles did not keep it back; null when none failed.</param>
/// <param name="RestoredFrom">The older version whose content it repeats; null when it came from a draft or the seeds.</param>
/// <param name="Assessments">How many assessments are pinned to it.</param>
public sealed record VersionSummary(
    int Number, DateTimeOffset PublishedAt, string? PublishedBy, string? Note, string? ProfileReason, int? RestoredFrom, int Assessments);
