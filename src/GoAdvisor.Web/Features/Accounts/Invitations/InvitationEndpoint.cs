using Microsoft.AspNetCore.DataProtection;

namespace GoAdvisor.Web.Features.Accounts.Invitations;

/// <summary>The invitation somebody has opened in this browser.</summary>
internal sealed class OpenedInvitation(IDataProtectionProvider protection, InvitationStore invitations)
{
    private readonly ProtectedCookie note = new(protection, "invitation");

    public async Task<bool> OpenAsync(HttpContext context, string token)
    {
        if (await invitations.FindAsync(token, context.RequestAborted) is null)
            return false;
        note.Write(context, token);
        return true;
    }

    /// <summary>The secret, and what it opens; null when it opens nothing (any more).</summary>
    public async Task<(string Token, OpenInvitation Invitation)?> FindAsync(HttpContext context) =>
        note.Read(context) is { } token && await invitations.FindAsync(token, context.RequestAborted) is { } found ? (token, found) : null;

    public void Close(HttpContext context) => note.Delete(context);
}

internal static class InvitationEndpoint
{
    private sealed record InvitationRequest(string? Token);

    private sealed record InvitationAnswer(string Location);

    /// <summary>Takes the secret of an invitation out of the address, as with resume links. Unknown, used and expired ones look alike.</summary>
    public static void MapInvitation(this WebApplication app) => app
        .MapPost(Urls.Invitation, async (InvitationRequest request, HttpContext context, OpenedInvitation opened) =>
            request.Token is { } token && await opened.OpenAsync(context, token)
                ? Results.Ok(new InvitationAnswer(Urls.AcceptInvitation))
                : Results.NotFound())
        .DisableAntiforgery()
        .ExcludeFromDescription();
}
