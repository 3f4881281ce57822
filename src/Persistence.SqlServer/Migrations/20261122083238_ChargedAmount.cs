using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ChargedAmount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Charged",
                table: "Tickets",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Charged",
                table: "Tickets");
        }
    }
}
