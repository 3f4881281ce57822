using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class StoredTrunks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Domain",
                table: "Trunks",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Overflows",
                table: "Trunks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "PeerName",
                table: "Trunks",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PingSeconds",
                table: "Trunks",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<bool>(
                name: "Registers",
                table: "Trunks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Weight",
                table: "Trunks",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "WhenFull",
                table: "Trunks",
                type: "int",
                nullable: false,
                defaultValue: 503);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Domain",
                table: "Trunks");

            migrationBuilder.DropColumn(
                name: "Overflows",
                table: "Trunks");

            migrationBuilder.DropColumn(
                name: "PeerName",
                table: "Trunks");

            migrationBuilder.DropColumn(
                name: "PingSeconds",
                table: "Trunks");

            migrationBuilder.DropColumn(
                name: "Registers",
                table: "Trunks");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "Trunks");

            migrationBuilder.DropColumn(
                name: "WhenFull",
                table: "Trunks");
        }
    }
}
