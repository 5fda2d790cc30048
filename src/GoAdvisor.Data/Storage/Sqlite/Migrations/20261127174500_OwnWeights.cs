using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GoAdvisor.Data.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OwnWeights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OwnWeights",
                table: "Respondents",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "OwnWeights",
                table: "Respondents");
        }
    }
}
