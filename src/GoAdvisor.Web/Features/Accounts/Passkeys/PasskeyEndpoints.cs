using GoAdvisor.Web.Features.Accounts.Profile;

namespace GoAdvisor.Web.Features.Accounts.Passkeys;

/// <summary>
/// The endpoints of the passkey script. Other sites cannot call them: a JSON body across origins needs a CORS permission that is never given, and
/// another Origin is refused.
/// </summary>
internal static class PasskeyEndpoints
{
    private sealed record Credential(string? Value, string? ReturnUrl);

    private sealed record Place(string Location);

    private sealed record Start(string? Password);

    private sealed record Refusal(string Problem);

    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost(Urls.AccountPasskeyOptions, async (Start body, HttpContext context, PasskeyService passkeys, CurrentPasswordPrompt present) =>
            {
                if (context.User.SignedIn() is not { } who)
                    return Results.NotFound();
                return await present.ProblemAsync(who, body.Password, context.RequestAborted) is { } problem
                    ? Results.Json(new Refusal(problem), statusCode: StatusCodes.Status422UnprocessableEntity)
                    : Results.Content(await passkeys.BeginRegisteringAsync(context, who), "application/json");
            })
            .RequireAuthorization(Policies.SecureAccount).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Urls.AccountPasskeys, async (Credential body, HttpContext context, PasskeyService passkeys) =>
                context.User.SignedIn() is { } who && body.Value is { } credential && await passkeys.RegisterAsync(context, who, credential)
                    ? Results.Ok(new Place(Urls.Account))
                    : Results.StatusCode(StatusCodes.Status422UnprocessableEntity))
            .RequireAuthorization(Policies.SecureAccount).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Urls.SignInPasskeyOptions, async (Empty _, HttpContext context, PasskeyService passkeys) =>
                Results.Content(await passkeys.BeginSigningInAsync(context), "application/json"))
            .DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Urls.SignInPasskey, async (Credential body, HttpContext context, PasskeyService passkeys) =>
                body.Value is { } credential && await passkeys.SignInAsync(context, credential)
                    ? Results.Ok(new Place(Urls.Local(body.ReturnUrl) ?? Urls.Account))
                    : Results.StatusCode(StatusCodes.Status422UnprocessableEntity))
            .DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>An empty body, which must still be JSON.</summary>
    private sealed record Empty;
}
