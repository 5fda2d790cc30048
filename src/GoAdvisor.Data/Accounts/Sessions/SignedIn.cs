namespace GoAdvisor.Data.Accounts.Sessions;

/// <summary>Somebody who is signed in, as the database has it at this moment.</summary>
/// <param name="Email">Null for a person of an identity provider that tells none.</param>
/// <param name="HasSecondFactor">Whether the account has a passkey or an authenticator app.</param>
/// <param name="AccountCreatedAt">When the account was made.</param>
public sealed record SignedIn(
    UserSession Session, Guid AccountId, string Name, string? Email, StaffRole? Role, SignInMethod Method, bool HasSecondFactor,
    DateTimeOffset AccountCreatedAt)
{
    public AuditActor Actor => new(AccountId, Email ?? Name);
}

/// <summary>What is needed to decide on somebody who says who they are. Never shown to them.</summary>
/// <param name="PasswordHash">Null for a person of an identity provider.</param>
/// <param name="HasAuthenticator">Whether codes of an app are asked for.</param>
/// <param name="HasPasskey">Whether a passkey can be used instead.</param>
public sealed record SignInCandidate(
    Guid AccountId, string Name, string? Email, string? PasswordHash, bool IsDisabled, bool HasAuthenticator, bool HasPasskey)
{
    /// <summary>Leaves the hash out, because records end up in logs.</summary>
    public override string ToString() => $"{nameof(SignInCandidate)} {{ AccountId = {AccountId} }}";
}
