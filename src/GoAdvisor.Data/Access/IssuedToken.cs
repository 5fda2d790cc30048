namespace GoAdvisor.Data.Access;

/// <summary>A new token. This is the only time its text can be seen.</summary>
public sealed record IssuedToken(Guid Id, string Token)
{
    /// <summary>Leaves the secret out, because records end up in logs.</summary>
    public override string ToString() => $"{nameof(IssuedToken)} {{ Id = {Id} }}";
}

/// <summary>A link that can be used, as its owner sees it. Its secret cannot be shown again.</summary>
/// <param name="Devices">How many came in through it.</param>
public sealed record ResumeLink(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Devices);
