using GoAdvisor.Engine.Authoring.Profiles;

namespace GoAdvisor.Data.Catalogues.Published;

/// <summary>
/// The draft and current version as the publisher saw them. <paramref name="ProfileReason"/> allows worked profiles to fail; texts are limited to <see
/// cref="Limits.Note"/>.
/// </summary>
public sealed record PublishRequest(DraftVersion Draft, int Current, string? Note = null, string? ProfileReason = null);

public abstract record PublishResult
{
    private protected PublishResult() { }
}

public sealed record Published(int Number) : PublishResult;

/// <summary>The draft was edited, published or discarded meanwhile; nothing was published.</summary>
public sealed record DraftMoved : PublishResult;

/// <summary>Another version was published meanwhile; nothing was published.</summary>
public sealed record CurrentMoved(int Current) : PublishResult;

/// <summary>The draft is inconsistent; nothing was published.</summary>
public sealed record PublishRefused(IReadOnlyList<CatalogueProblem> Problems) : PublishResult;

/// <summary>Worked profiles fail and no reason is given; nothing was published.</summary>
public sealed record ProfilesFail(IReadOnlyList<ProfileResult> Failing) : PublishResult;

/// <summary>The session has ended or may not publish; nothing was published.</summary>
public sealed record PublishNotAllowed : PublishResult;

/// <summary>The content equals the current version; nothing was published.</summary>
public sealed record NothingToPublish : PublishResult;

/// <summary>
/// <paramref name="PublishedBy"/> is null for the version from the seeds; <paramref name="ProfileReason"/> and <paramref name="RestoredFrom"/> are null unless
/// profiles failed or an older version was restored.
/// </summary>
public sealed record VersionSummary(
    int Number, DateTimeOffset PublishedAt, string? PublishedBy, string? Note, string? ProfileReason, int? RestoredFrom, int Assessments);
