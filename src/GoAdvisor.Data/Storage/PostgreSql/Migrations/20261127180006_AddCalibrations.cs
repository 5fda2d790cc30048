using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GoAdvisor.Data.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddCalibrations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Calibration",
                table: "CatalogueVersions",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Calibration",
                table: "CatalogueVersions");
        }
    }
}
