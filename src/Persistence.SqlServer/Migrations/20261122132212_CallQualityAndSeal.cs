using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CallQualityAndSeal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ChainDay",
                table: "Recordings",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "JitterMs",
                table: "InteractionLegs",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Mos",
                table: "InteractionLegs",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PacketsDuplicated",
                table: "InteractionLegs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PacketsLate",
                table: "InteractionLegs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PacketsLost",
                table: "InteractionLegs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PacketsReceived",
                table: "InteractionLegs",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "RoundTripMs",
                table: "InteractionLegs",
                type: "float",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RecordingDays",
                columns: table => new
                {
                    Day = table.Column<int>(type: "int", nullable: false),
                    Previous = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Recordings = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.DropColumn(
                name: "JitterMs",
                table: "InteractionLegs");

            migrationBuilder.DropColumn(
                name: "Mos",
                table: "InteractionLegs");

            migrationBuilder.DropColumn(
                name: "PacketsDuplicated",
                table: "InteractionLegs");

            migrationBuilder.DropColumn(
                name: "PacketsLate",
                table: "InteractionLegs");

            migrationBuilder.DropColumn(
                name: "PacketsLost",
                table: "InteractionLegs");

            migrationBuilder.DropColumn(
                name: "PacketsReceived",
                table: "InteractionLegs");

            migrationBuilder.DropColumn(
                name: "RoundTripMs",
                table: "InteractionLegs");
        }
    }
}
