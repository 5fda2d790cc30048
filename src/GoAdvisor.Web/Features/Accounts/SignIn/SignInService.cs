using GoAdvisor.Web.Features.Accounts.Profile;

namespace GoAdvisor.Web.Features.Accounts.SignIn;

internal enum SignInOutcome
{
    Done,

    /// <summary>The password was right; a code or a passkey is asked for next.</summary>
    SecondStep,

    /// <summary>Unknown, wrong, disabled: nobody is told which.</summary>
    Refused,

    /// <summary>There were too many wrong tries from here.</summary>
    Wait,

    /// <summary>The first step was too long ago.</summary>
    StartAgain,
}

/// <summary>Signs people in. Whatever is wrong, the answer is the same and the work for it much alike.</summary>
internal sealed class SignInService(
    AccountStore accounts, SessionStore sessions, AuditLog audit, SignInThrottle throttle, IPasswordHasher<Account> hasher, DummyPassword dummy,
    AccountSettings settings, CircuitSessions circuits, IDataProtectionProvider protection)
{
    private readonly ProtectedCookie firstStep = new(protection, "first-step");

    public async Task<SignInOutcome> PasswordAsync(HttpContext context, string? email, string? password)
    {
        (email, password) = (email?.Trim() ?? "", password ?? "");
        var key = $"{Address(context)} {EmailAddress.Normalise(Cut(email, Limits.Email))}";
        if (throttle.Wait(key) > TimeSpan.Zero)
            return SignInOutcome.Wait;
        var candidate = await accounts.FindCandidateAsync(Cut(email, Limits.Email), context.RequestAborted);
        var verdict = hasher.VerifyHashedPassword(DummyPassword.Nobody, candidate?.PasswordHash ?? dummy.Hash, Cut(password, PasswordRules.Longest));
        if (verdict == PasswordVerificationResult.Failed || candidate is not { PasswordHash: not null, IsDisabled: false } || password.Length > PasswordRules.Longest)
        {
            throttle.Failed(key);
            await RefusedAsync(context, candidate, "password");
            return SignInOutcome.Refused;
        }
        throttle.Succeeded(key);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            await accounts.RehashPasswordAsync(candidate.AccountId, hasher.HashPassword(DummyPassword.Nobody, password), context.RequestAborted);
        if (!candidate.HasAuthenticator && !candidate.HasPasskey)
            return await StartAsync(context, candidate.AccountId, SignInMethod.Password);
        firstStep.Write(context, candidate.AccountId.ToString());
        return SignInOutcome.SecondStep;
    }

    public async Task<SignInCandidate?> WaitingAsync(HttpContext context) =>
        Guid.TryParse(firstStep.Read(context), out var id) ? await accounts.FindCandidateAsync(id, context.RequestAborted) : null;

    /// <summary>
    /// Codes have six digits, so tries are counted for the account wherever they come from. Whoever gets that far knows the
    /// password; recovery codes and passkeys, which cannot be guessed, are not held up by it.
    /// </summary>
    public async Task<SignInOutcome> CodeAsync(HttpContext context, string? code)
    {
        if (await WaitingAsync(context) is not { } candidate)
            return SignInOutcome.StartAgain;
        var key = $"code {candidate.AccountId}";
        if (throttle.Wait(key) > TimeSpan.Zero)
            return SignInOutcome.Wait;
        if (!await accounts.UseCodeAsync(candidate.AccountId, code ?? "", context.RequestAborted))
        {
            throttle.Failed(key);
            await RefusedAsync(context, candidate, "code");
            return SignInOutcome.Refused;
        }
        throttle.Succeeded(key);
        return await StartAsync(context, candidate.AccountId, SignInMethod.PasswordAndCode);
    }

    public async Task<SignInOutcome> RecoveryCodeAsync(HttpContext context, string? code)
    {
        if (await WaitingAsync(context) is not { } candidate)
            return SignInOutcome.StartAgain;
        if (!await accounts.UseRecoveryCodeAsync(candidate.AccountId, Cut(code ?? "", PasswordRules.Longest), context.RequestAborted))
        {
            await RefusedAsync(context, candidate, "recovery code");
            return SignInOutcome.Refused;
        }
        return await StartAsync(context, candidate.AccountId, SignInMethod.PasswordAndRecoveryCode);
    }

    public async Task<SignInOutcome> StartAsync(HttpContext context, Guid accountId, SignInMethod method)
    {
        if (await sessions.StartAsync(accountId, method, settings.SessionLifetime, Address(context), context.RequestAborted) is not { } session)
            return SignInOutcome.Refused;
        // Whoever was signed in here before is so no longer, so that a session cannot be handed on.
        if (context.User.SignedIn() is { } before)
            await EndAsync(context, before);
        firstStep.Delete(context);
        SessionCookie.Write(context, session.Token);
        return SignInOutcome.Done;
    }

    public async Task SignOutAsync(HttpContext context)
    {
        if (context.User.SignedIn() is { } who)
            await EndAsync(context, who);
        SessionCookie.Delete(context);
    }

    private async Task EndAsync(HttpContext context, SignedIn who)
    {
        await sessions.EndAsync(who.Session, context.RequestAborted);
        circuits.CheckSoon();
    }

    /// <summary>What was typed is not kept: people type passwords into the wrong field.</summary>
    private Task RefusedAsync(HttpContext context, SignInCandidate? candidate, string what) => audit.AppendAsync(
        new AuditRecord(
            AuditActor.Nobody, AuditActions.SignInRefused, candidate is null ? "unknown account" : candidate.Email ?? candidate.Name,
            After: AuditRecord.Json(new { what, address = Address(context) })),
        context.RequestAborted);

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}

/// <summary>A password that nobody has, to be checked where there is no account, so that this takes as long.</summary>
internal sealed class DummyPassword(IPasswordHasher<Account> hasher)
{
    private readonly Lazy<string> hash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Whose password it would be; hashing does not depend on it.</summary>
    public static Account Nobody { get; } = new() { Name = "", CreatedAt = default };

    public string Hash => hash.Value;
}
