using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GoAdvisor.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProtectAuditLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.ProtectAuditLogOnSqlite();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectAuditLogOnSqlite();
        }
    }
}
