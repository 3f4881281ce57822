using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordingSeal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ChainDay",
                table: "Recordings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RecordingDays",
                columns: table => new
                {
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Previous = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Recordings = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordingDays", x => x.Day);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Recordings_ChainDay",
                table: "Recordings",
                column: "ChainDay");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RecordingDays");

            migrationBuilder.DropIndex(
                name: "IX_Recordings_ChainDay",
                table: "Recordings");

            migrationBuilder.DropColumn(
                name: "ChainDay",
                table: "Recordings");
        }
    }
}
