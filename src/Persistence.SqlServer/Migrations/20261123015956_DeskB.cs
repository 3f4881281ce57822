using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DeskB : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OwnerId_Status_ResolutionDueAt",
                table: "Tickets",
                columns: new[] { "OwnerId", "Status", "ResolutionDueAt" });

            migrationBuilder.CreateTable(
                name: "DeskDrafts",
                columns: table => new
                {
                    AgentId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    InteractionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    KeptAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeskDrafts", x => new { x.InteractionId, x.AgentId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeskDrafts_KeptAt",
                table: "DeskDrafts",
                column: "KeptAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeskDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_OwnerId_Status_ResolutionDueAt",
                table: "Tickets");
        }
    }
}
