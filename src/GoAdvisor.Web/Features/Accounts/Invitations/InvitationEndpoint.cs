namespace GoAdvisor.Web.Features.Accounts.Invitations;

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

    /// <summary>The secret and its invitation; null when it is not or no longer valid.</summary>
    public async Task<(string Token, OpenInvitation Invitation)?> FindAsync(HttpContext context) =>
        note.Read(context) is { } token && await invitations.FindAsync(token, context.RequestAborted) is { } found ? (token, found) : null;

    public void Close(HttpContext context) => note.Delete(context);
}

internal static class InvitationEndpoint
{
    private sealed record InvitationRequest(string? Token);

    private sealed record InvitationAnswer(string Location);

    /// <summary>Moves the secret of an invitation from the URL into a cookie. Unknown, used and expired ones get the same answer.</summary>
    public static void MapInvitation(this WebApplication app) => app
        .MapPost(Urls.Invitation, async (InvitationRequest request, HttpContext context, OpenedInvitation opened) =>
            request.Token is { } token && await opened.OpenAsync(context, token)
                ? Results.Ok(new InvitationAnswer(Urls.AcceptInvitation))
                : Results.NotFound())
        .DisableAntiforgery()
        .ExcludeFromDescription();
}
