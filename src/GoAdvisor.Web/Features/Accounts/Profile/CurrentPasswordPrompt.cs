using GoAdvisor.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;

namespace GoAdvisor.Web.Features.Accounts.Profile;

/// <summary>
/// Asks somebody who is signed in for their password once more, before they change how the account is proved: a browser left open, or
/// a stolen cookie, must not be enough for that.
/// </summary>
internal sealed class CurrentPasswordPrompt(AccountStore accounts, SignInThrottle throttle, IPasswordHasher<Account> hasher)
{
    /// <summary>What is wrong with what was typed, and how to mend it; null when it is right, or the person has no password.</summary>
    public async Task<string?> ProblemAsync(SignedIn who, string? typed, CancellationToken cancellationToken)
    {
        if (await accounts.FindCandidateAsync(who.AccountId, cancellationToken) is not { PasswordHash: { } hash })
            return null;
        if (string.IsNullOrEmpty(typed))
            return "Enter your present password, so that nobody else changes this in your browser.";
        var key = $"password of {who.AccountId}";
        if (throttle.Wait(key) > TimeSpan.Zero)
            return "There were too many wrong tries. Wait a few minutes, then enter your present password again.";
        if (typed.Length > PasswordRules.Longest || hasher.VerifyHashedPassword(DummyPassword.Nobody, hash, typed) == PasswordVerificationResult.Failed)
        {
            throttle.Failed(key);
            return "This is not your present password. Enter it again; nothing was changed.";
        }
        throttle.Succeeded(key);
        return null;
    }
}
