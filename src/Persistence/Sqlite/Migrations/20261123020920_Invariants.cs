using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Invariants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AcceptedAmount",
                table: "VisitResults",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AcceptedAt",
                table: "VisitResults",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcceptedBy",
                table: "VisitResults",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcceptedHow",
                table: "VisitResults",
                type: "TEXT",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QuotationNumber",
                table: "VisitResults",
                type: "TEXT",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TripReason",
                table: "Technicians",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TrippedBy",
                table: "Technicians",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TrippedFrom",
                table: "Technicians",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TrippedUntil",
                table: "Technicians",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SettlementHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    RaisedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReleasedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReleaseReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettlementHolds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SettlementHolds_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_VisitResults_QuotationNumber",
                table: "VisitResults",
                column: "QuotationNumber");

            migrationBuilder.CreateIndex(
                name: "IX_SettlementHolds_TicketId_ReleasedAt",
                table: "SettlementHolds",
                columns: new[] { "TicketId", "ReleasedAt" });

            // What was open before holds were kept, holds from now on.
            migrationBuilder.Sql(
                """
                INSERT INTO "SettlementHolds" ("Id", "TicketId", "Cause", "Subject", "Since", "RaisedBy", "Version")
                SELECT "Id", "TicketId", CASE WHEN "Kind" = 'FeeException' THEN 'FeeMismatch' ELSE 'LowScore' END, "Number", "CreatedAt", "CreatedBy", 1
                FROM "CallbackFollowUps" WHERE "State" = 'Open' AND "Kind" IN ('FeeException', 'Approval')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SettlementHolds");

            migrationBuilder.DropIndex(
                name: "IX_VisitResults_QuotationNumber",
                table: "VisitResults");

            migrationBuilder.DropColumn(
                name: "AcceptedAmount",
                table: "VisitResults");

            migrationBuilder.DropColumn(
                name: "AcceptedAt",
                table: "VisitResults");

            migrationBuilder.DropColumn(
                name: "AcceptedBy",
                table: "VisitResults");

            migrationBuilder.DropColumn(
                name: "AcceptedHow",
                table: "VisitResults");

            migrationBuilder.DropColumn(
                name: "QuotationNumber",
                table: "VisitResults");

            migrationBuilder.DropColumn(
                name: "TripReason",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "TrippedBy",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "TrippedFrom",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "TrippedUntil",
                table: "Technicians");
        }
    }
}
