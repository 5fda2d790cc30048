using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GoAdvisor.Data.Storage.Sqlite.Migrations
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
                type: "TEXT",
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
