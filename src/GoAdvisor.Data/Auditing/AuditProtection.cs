using Microsoft.EntityFrameworkCore.Migrations;

namespace GoAdvisor.Data.Auditing;

/// <summary>Triggers, so that entries cannot be deleted by accident: operators must drop them first.</summary>
internal static class AuditProtection
{
    private const string Refusal = "The audit log is append-only.";

    public static void ProtectAuditLogOnSqlite(this MigrationBuilder migration)
    {
        foreach (var operation in new[] { "UPDATE", "DELETE" })
        {
            migration.Sql($"""
                CREATE TRIGGER "AuditEntries_no_{operation}" BEFORE {operation} ON "AuditEntries"
                BEGIN SELECT RAISE(ABORT, '{Refusal}'); END
                """);
        }
    }

    public static void ProtectAuditLogOnPostgreSql(this MigrationBuilder migration)
    {
        migration.Sql($"""
            CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$
            """);
        migration.Sql("""
            CREATE TRIGGER "AuditEntries_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntries"
            FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"()
            """);
    }

    public static void UnprotectAuditLogOnSqlite(this MigrationBuilder migration)
    {
        migration.Sql("""DROP TRIGGER "AuditEntries_no_UPDATE" """);
        migration.Sql("""DROP TRIGGER "AuditEntries_no_DELETE" """);
    }

    public static void UnprotectAuditLogOnPostgreSql(this MigrationBuilder migration)
    {
        migration.Sql("""DROP TRIGGER "AuditEntries_append_only" ON "AuditEntries" """);
        migration.Sql("""DROP FUNCTION "refuse_audit_change"() """);
    }
}
