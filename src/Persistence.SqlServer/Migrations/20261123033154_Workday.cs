using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Workday : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AcceptedAmount",
                table: "VisitResults",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AcceptedAt",
                table: "VisitResults",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcceptedBy",
                table: "VisitResults",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AcceptedHow",
                table: "VisitResults",
                type: "varchar(24)",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QuotationNumber",
                table: "VisitResults",
                type: "nvarchar(24)",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TripReason",
                table: "Technicians",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TrippedBy",
                table: "Technicians",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TrippedFrom",
                table: "Technicians",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TrippedUntil",
                table: "Technicians",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeldAt",
                table: "Recordings",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HeldBy",
                table: "Recordings",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoldReason",
                table: "Recordings",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Interactions",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RemindedAt",
                table: "Broadcasts",
                type: "bigint",
                nullable: true);

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

            migrationBuilder.CreateTable(
                name: "Scripts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Steps = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ValidFrom = table.Column<int>(type: "int", nullable: true),
                    ValidTo = table.Column<int>(type: "int", nullable: true),
                    DraftedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ReleasedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scripts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ScriptTicks",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Place = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsRequired = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    SaidBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScriptTicks", x => new { x.TicketId, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "SettlementHolds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TicketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Cause = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    RaisedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ReleasedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReleasedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ReleaseReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "Webhooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Events = table.Column<string>(type: "nvarchar(1640)", maxLength: 1640, nullable: false),
                    Secret = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    AfterSeq = table.Column<long>(type: "bigint", nullable: false),
                    Failed = table.Column<int>(type: "int", nullable: false),
                    NextAt = table.Column<long>(type: "bigint", nullable: true),
                    ClaimedUntil = table.Column<long>(type: "bigint", nullable: true),
                    LastAt = table.Column<long>(type: "bigint", nullable: true),
                    LastStatus = table.Column<int>(type: "int", nullable: true),
                    LastProblem = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Webhooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WebhookDeadLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WebhookId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Body = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Problem = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ResentAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookDeadLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebhookDeadLetters_Webhooks_WebhookId",
                        column: x => x.WebhookId,
                        principalTable: "Webhooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_VisitResults_QuotationNumber",
                table: "VisitResults",
                column: "QuotationNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OwnerId_Status_ResolutionDueAt",
                table: "Tickets",
                columns: new[] { "OwnerId", "Status", "ResolutionDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DeskDrafts_KeptAt",
                table: "DeskDrafts",
                column: "KeptAt");

            migrationBuilder.CreateIndex(
                name: "IX_Scripts_Place_Scope_Edition",
                table: "Scripts",
                columns: new[] { "Place", "Scope", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SettlementHolds_TicketId_ReleasedAt",
                table: "SettlementHolds",
                columns: new[] { "TicketId", "ReleasedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeadLetters_WebhookId_Seq",
                table: "WebhookDeadLetters",
                columns: new[] { "WebhookId", "Seq" });

            // What was open before holds were kept, holds from now on.
            migrationBuilder.Sql(
                """
                INSERT INTO SettlementHolds (Id, TicketId, Cause, Subject, Since, RaisedBy, Version)
                SELECT Id, TicketId, CASE WHEN Kind = 'FeeException' THEN 'FeeMismatch' ELSE 'LowScore' END, Number, CreatedAt, CreatedBy, 1
                FROM CallbackFollowUps WHERE State = 'Open' AND Kind IN ('FeeException', 'Approval')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeskDrafts");

            migrationBuilder.DropTable(
                name: "Scripts");

            migrationBuilder.DropTable(
                name: "ScriptTicks");

            migrationBuilder.DropTable(
                name: "SettlementHolds");

            migrationBuilder.DropTable(
                name: "WebhookDeadLetters");

            migrationBuilder.DropTable(
                name: "Webhooks");

            migrationBuilder.DropIndex(
                name: "IX_VisitResults_QuotationNumber",
                table: "VisitResults");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_OwnerId_Status_ResolutionDueAt",
                table: "Tickets");

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

            migrationBuilder.DropColumn(
                name: "HeldAt",
                table: "Recordings");

            migrationBuilder.DropColumn(
                name: "HeldBy",
                table: "Recordings");

            migrationBuilder.DropColumn(
                name: "HoldReason",
                table: "Recordings");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Interactions");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "Broadcasts");
        }
    }
}
