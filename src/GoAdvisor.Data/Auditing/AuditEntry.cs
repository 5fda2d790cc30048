using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GoAdvisor.Data.Auditing;

/// <summary>One line of the audit log. Lines are added and never changed; triggers of the database see to that.</summary>
public sealed class AuditEntry
{
    /// <summary>Grows with each line; given by the database.</summary>
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whose account it was; null when nobody was signed in.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What the actor was called at that time.</summary>
    public required string Actor { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, such as an e-mail address or a catalogue version.</summary>
    public required string Subject { get; init; }

    /// <summary>What was there before, as JSON; null when there was nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What is there since, as JSON; null when nothing is.</summary>
    public string? After { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.Actor).HasMaxLength(Limits.AuditName);
        builder.Property(entry => entry.Action).HasMaxLength(Limits.Slug);
        builder.Property(entry => entry.Subject).HasMaxLength(Limits.AuditName);
        builder.HasIndex(entry => entry.At);
    }
}
