namespace GoAdvisor.Data.Seeding;

/// <summary>The database belongs to a newer GoAdvisor. Writing to it could destroy what this one does not know.</summary>
public sealed class NewerSchemaException(IReadOnlyList<string> unknownMigrations) : Exception(
    $"The database was migrated by a newer GoAdvisor; this one does not know {string.Join(", ", unknownMigrations)}. "
    + "Nothing was changed. Start the newer version, or restore a backup from before the upgrade.")
{
    public IReadOnlyList<string> UnknownMigrations { get; } = unknownMigrations;
}
