using GoAdvisor.Data.Accounts.Credentials;
using GoAdvisor.Web.Features.Accounts.SignIn;

namespace GoAdvisor.Web.Features.Accounts.Passkeys;

/// <summary>Registers passkeys and signs in with them. What the browser has to answer to is kept in a note that is used up by the answer.</summary>
internal sealed class PasskeyService(IPasskeyHandler<Account> handler, PasskeyStore passkeys, SignInService signIn, IDataProtectionProvider protection)
{
    private readonly ProtectedCookie registering = new(protection, "passkey-new");
    private readonly ProtectedCookie signingIn = new(protection, "passkey-use");

    public async Task<string> BeginRegisteringAsync(HttpContext context, SignedIn who)
    {
        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = who.AccountId.ToString(), Name = who.Email ?? who.Name, DisplayName = who.Name }, context);
        registering.Write(context, options.AttestationState ?? "");
        return options.CreationOptionsJson;
    }

    public async Task<bool> RegisterAsync(HttpContext context, SignedIn who, string credential)
    {
        if (registering.Read(context) is not { } state)
            return false;
        registering.Delete(context);
        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != who.AccountId.ToString())
            return false;
        result.Passkey.Name = Describe(context.Request.Headers.UserAgent.ToString());
        return await passkeys.AddAsync(who.Session, result.Passkey, context.RequestAborted);
    }

    /// <summary>What <c>navigator.credentials.get</c> is to be given, as JSON. It names no account, so it tells of none.</summary>
    public async Task<string> BeginSigningInAsync(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        signingIn.Write(context, options.AssertionState ?? "");
        return options.RequestOptionsJson;
    }

    /// <summary>A valid passkey always works: no wrong password that somebody else typed holds it up.</summary>
    public async Task<bool> SignInAsync(HttpContext context, string credential)
    {
        if (signingIn.Read(context) is not { } state)
            return false;
        signingIn.Delete(context);
        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded || await signIn.StartAsync(context, result.User.Id, SignInMethod.Passkey) != SignInOutcome.Done)
            return false;
        await passkeys.UsedAsync(result.Passkey, context.RequestAborted);
        return true;
    }

    private static string Describe(string browser) =>
        browser.Contains("iPhone", StringComparison.Ordinal) || browser.Contains("iPad", StringComparison.Ordinal) ? "Added on an Apple device"
        : browser.Contains("Android", StringComparison.Ordinal) ? "Added on an Android device"
        : browser.Contains("Mac OS", StringComparison.Ordinal) ? "Added on a Mac"
        : browser.Contains("Windows", StringComparison.Ordinal) ? "Added on Windows"
        : browser.Contains("Linux", StringComparison.Ordinal) ? "Added on Linux"
        : "Passkey";
}
