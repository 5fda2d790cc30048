namespace GoAdvisor.Data.Accounts.Sessions;

/// <summary>
/// A signed-in user as currently stored. <paramref name="Email"/> is null when an identity provider does not give it; passkeys and authenticator apps are
/// second factors.
/// </summary>
public sealed record SignedIn(
    UserSession Session, Guid AccountId, string Name, string? Email, StaffRole? Role, SignInMethod Method, bool HasSecondFactor,
    DateTimeOffset AccountCreatedAt)
{
    public AuditActor Actor => new(AccountId, Email ?? Name);
}

/// <summary>Never shown. <paramref name="PasswordHash"/> is null for people of an identity provider.</summary>
public sealed record SignInCandidate(
    Guid AccountId, string Name, string? Email, string? PasswordHash, bool IsDisabled, bool HasAuthenticator, bool HasPasskey)
{
    /// <summary>Omits the hash, because records end up in logs.</summary>
    public override string ToString() => $"{nameof(SignInCandidate)} {{ AccountId = {AccountId} }}";
}
