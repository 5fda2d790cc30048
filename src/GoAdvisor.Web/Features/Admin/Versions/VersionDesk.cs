using System.Security.Claims;

namespace GoAdvisor.Web.Features.Admin.Versions;

/// <summary>Publishing as pages reach it. Who asks is looked up again; null means that they may not, and that nothing happened.</summary>
public sealed class VersionDesk(CataloguePublisher publisher, CurrentStaff staff)
{
    public Task<IReadOnlyList<VersionSummary>> ListAsync(CancellationToken cancellationToken = default) => publisher.ListAsync(cancellationToken);

    /// <summary>Publishes the draft as it was seen.</summary>
    public async Task<PublishResult?> PublishAsync(ClaimsPrincipal user, DraftVersion draft, int current, string note, string? profileReason) =>
        await staff.MayAsync(user, Policies.Publish) is { } who
            ? await publisher.PublishAsync(new PublishRequest(draft, current, who.Actor, note, profileReason))
            : null;

    /// <summary>Publishes an older version again.</summary>
    public async Task<PublishResult?> RestoreAsync(ClaimsPrincipal user, int number, int current, string note, string? profileReason) =>
        await staff.MayAsync(user, Policies.Publish) is { } who
            ? await publisher.RestoreAsync(number, current, who.Actor, note, profileReason)
            : null;
}
