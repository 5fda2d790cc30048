namespace GoAdvisor.Data.Access;

/// <summary>Only the hash of the secret is stored.</summary>
public sealed class AccessToken
{
    public required Guid Id { get; init; }

    public required TokenPurpose Purpose { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>Set for <see cref="TokenPurpose.Resume"/> only.</summary>
    public Guid? AssessmentId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Exclusive; null when it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    internal static (AccessToken Stored, string Text) New(
        TokenPurpose purpose, DateTimeOffset now, DateTimeOffset? expiresAt, Guid? assessmentId = null)
    {
        var text = TokenText.Generate(purpose);
        return (new AccessToken
        {
            Id = Guid.CreateVersion7(now),
            Purpose = purpose,
            Hash = TokenText.Hash(text),
            AssessmentId = assessmentId,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        }, text);
    }
}

public enum TokenPurpose
{
    /// <summary>In a browser's cookie.</summary>
    Visitor,

    /// <summary>Sent by API clients.</summary>
    Bearer,

    /// <summary>In a link that opens one assessment on another device.</summary>
    Resume,

    /// <summary>Logged at a start without an admin; creates the first one.</summary>
    Setup,

    /// <summary>In a link that creates one account.</summary>
    Invitation,

    /// <summary>In the cookie of a signed-in user.</summary>
    Session,
}

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.Purpose).HasConversion<string>().HasMaxLength(16);
        builder.Property(token => token.Hash).HasMaxLength(32);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasOne<Assessment>().WithMany().HasForeignKey(token => token.AssessmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The only time the token's text is available.</summary>
public sealed record IssuedToken(Guid Id, string Token)
{
    /// <summary>Omits the secret, because records end up in logs.</summary>
    public override string ToString() => $"{nameof(IssuedToken)} {{ Id = {Id} }}";
}

/// <summary><paramref name="Devices"/> is how many grants came through the link.</summary>
public sealed record ResumeLink(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Devices);
