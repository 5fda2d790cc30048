using GoAdvisor.Data.Accounts;
using GoAdvisor.Data.Assessments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Access;

/// <summary>A secret that somebody holds. The secret itself is not stored.</summary>
public sealed class AccessToken
{
    public required Guid Id { get; init; }

    public required TokenPurpose Purpose { get; init; }

    /// <summary>SHA-256 of the token's text.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What a <see cref="TokenPurpose.Resume"/> token opens; null for the others.</summary>
    public Guid? AssessmentId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first moment at which it no longer works; null when it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>What a token is good for, and nothing else.</summary>
public enum TokenPurpose
{
    /// <summary>Kept in a browser's cookie.</summary>
    Visitor,

    /// <summary>Sent by a client of the API.</summary>
    Bearer,

    /// <summary>Part of a link that opens one assessment on another device.</summary>
    Resume,

    /// <summary>Printed to the log at a start without an admin; makes the first one.</summary>
    Setup,

    /// <summary>Part of a link that makes one account.</summary>
    Invitation,

    /// <summary>Kept in the cookie of somebody who is signed in.</summary>
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

/// <summary>A new token. This is the only time its text can be seen.</summary>
public sealed record IssuedToken(Guid Id, string Token)
{
    /// <summary>Leaves the secret out, because records end up in logs.</summary>
    public override string ToString() => $"{nameof(IssuedToken)} {{ Id = {Id} }}";
}

/// <summary>A link that can be used, as its owner sees it. Its secret cannot be shown again.</summary>
/// <param name="Devices">How many came in through it.</param>
public sealed record ResumeLink(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Devices);
