using GoAdvisor.Web.Features.Accounts.SignIn;

namespace GoAdvisor.Web.Features.Accounts.Profile;

/// <summary>Asks for the password again before credentials change: an unattended browser or a stolen cookie is not enough.</summary>
internal sealed class CurrentPasswordPrompt(AccountStore accounts, SignInThrottle throttle, IPasswordHasher<Account> hasher)
{
    /// <summary>The error and how to correct it; null when the password is right, or the person has none.</summary>
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
