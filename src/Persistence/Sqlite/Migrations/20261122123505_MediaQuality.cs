using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MediaQuality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "JitterMs",
                table: "InteractionLegs",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Mos",
                table: "InteractionLegs",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PacketsDuplicated",
                table: "InteractionLegs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PacketsLate",
                table: "InteractionLegs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PacketsLost",
                table: "InteractionLegs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PacketsReceived",
                table: "InteractionLegs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "RoundTripMs",
                table: "InteractionLegs",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
