namespace GoAdvisor.Data.Catalogues.Drafts;

/// <summary>Edits are deleted with the draft.</summary>
public sealed class DraftEdit
{
    /// <summary>1 for the first edit of a draft.</summary>
    public required long Sequence { get; init; }

    public required DraftStep Step { get; init; }

    /// <summary>As in <see cref="CatalogueChange"/>; empty for an import, which replaces everything.</summary>
    public required string Path { get; init; }

    public required ChangeKind Kind { get; init; }

    public required string? Before { get; init; }

    public required string? After { get; init; }

    public required string? FollowedBefore { get; init; }

    public required string? FollowsAfter { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The edit that this undo or redo reverses; null for others.</summary>
    public long? Undoes { get; init; }

    /// <summary>The edit that reversed this one.</summary>
    public long? UndoneBy { get; set; }

    internal CatalogueChange Change => new()
    {
        Path = Path,
        Kind = Kind,
        Before = Before,
        After = After,
        FollowedBefore = FollowedBefore,
        FollowsAfter = FollowsAfter,
    };
}

public enum DraftStep
{
    Edit,
    Undo,

    /// <summary>Reverses an undo.</summary>
    Redo,
}

internal sealed class DraftEditConfiguration : IEntityTypeConfiguration<DraftEdit>
{
    public void Configure(EntityTypeBuilder<DraftEdit> builder)
    {
        builder.HasKey(edit => edit.Sequence);
        builder.Property(edit => edit.Sequence).ValueGeneratedNever();
        builder.Property(edit => edit.Step).HasConversion<string>().HasMaxLength(8);
        builder.Property(edit => edit.Kind).HasConversion<string>().HasMaxLength(8);
        builder.Property(edit => edit.Path).HasMaxLength(Limits.CataloguePath);
        builder.Property(edit => edit.FollowedBefore).HasMaxLength(Limits.Slug + 8);
        builder.Property(edit => edit.FollowsAfter).HasMaxLength(Limits.Slug + 8);
        builder.Property(edit => edit.By).HasMaxLength(Limits.Editor);
    }
}
