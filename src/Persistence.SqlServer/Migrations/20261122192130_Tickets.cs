using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Tickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsGuaranteeRepeat",
                table: "Tickets",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "NextDueAt",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NextDueLimit",
                table: "Tickets",
                type: "varchar(24)",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotRepeatReason",
                table: "Tickets",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ServiceLevelPolicies",
                columns: table => new
                {
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    NameZh = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Type = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    Tier = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    Severity = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    CategoryCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ResponseMinutes = table.Column<int>(type: "int", nullable: false),
                    AppointmentMinutes = table.Column<int>(type: "int", nullable: true),
                    DispatchMinutes = table.Column<int>(type: "int", nullable: true),
                    ArrivalMinutes = table.Column<int>(type: "int", nullable: true),
                    CompletionMinutes = table.Column<int>(type: "int", nullable: false),
                    HandOverMinutes = table.Column<int>(type: "int", nullable: true),
                    IsWorkingTime = table.Column<bool>(type: "bit", nullable: false),
                    Pauses = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    WarnPercent = table.Column<int>(type: "int", nullable: false),
                    EscalatePercent = table.Column<int>(type: "int", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    IsCurrent = table.Column<bool>(type: "bit", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceLevelPolicies", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "TicketApprovals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false),
                    TicketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    RequestedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    Decision = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketApprovals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TicketApprovals_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketCalls",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InteractionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LinkedAt = table.Column<long>(type: "bigint", nullable: false),
                    LinkedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketCalls", x => new { x.TicketId, x.InteractionId });
                    table.ForeignKey(
                        name: "FK_TicketCalls_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketClocks",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Limit = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    PolicyCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PolicyVersion = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    Target = table.Column<long>(type: "bigint", nullable: false),
                    IsWorkingTime = table.Column<bool>(type: "bit", nullable: false),
                    Pauses = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    WarnPercent = table.Column<int>(type: "int", nullable: false),
                    EscalatePercent = table.Column<int>(type: "int", nullable: false),
                    Paused = table.Column<long>(type: "bigint", nullable: false),
                    PausedWorking = table.Column<long>(type: "bigint", nullable: false),
                    PausedAt = table.Column<long>(type: "bigint", nullable: true),
                    StoppedAt = table.Column<long>(type: "bigint", nullable: true),
                    FixedDueAt = table.Column<long>(type: "bigint", nullable: true),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Reminded = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    RemindedAt = table.Column<long>(type: "bigint", nullable: true),
                    WakeAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketClocks", x => new { x.TicketId, x.Limit });
                    table.ForeignKey(
                        name: "FK_TicketClocks_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_NextDueAt",
                table: "Tickets",
                column: "NextDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceLevelPolicies_IsCurrent",
                table: "ServiceLevelPolicies",
                column: "IsCurrent");

            migrationBuilder.CreateIndex(
                name: "IX_TicketApprovals_Number",
                table: "TicketApprovals",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketApprovals_State_RequestedAt",
                table: "TicketApprovals",
                columns: new[] { "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketApprovals_TicketId_State",
                table: "TicketApprovals",
                columns: new[] { "TicketId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketCalls_InteractionId",
                table: "TicketCalls",
                column: "InteractionId");

            migrationBuilder.CreateIndex(
                name: "IX_TicketClocks_RemindedAt",
                table: "TicketClocks",
                column: "RemindedAt");

            migrationBuilder.CreateIndex(
                name: "IX_TicketClocks_WakeAt",
                table: "TicketClocks",
                column: "WakeAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ServiceLevelPolicies");

            migrationBuilder.DropTable(
                name: "TicketApprovals");

            migrationBuilder.DropTable(
                name: "TicketCalls");

            migrationBuilder.DropTable(
                name: "TicketClocks");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_NextDueAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "IsGuaranteeRepeat",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "NextDueAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "NextDueLimit",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "NotRepeatReason",
                table: "Tickets");
        }
    }
}
