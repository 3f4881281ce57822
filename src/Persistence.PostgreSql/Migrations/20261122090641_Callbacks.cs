using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Callbacks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CallbackTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    OpenFor = table.Column<Guid>(type: "uuid", nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    SiteId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    LateAt = table.Column<long>(type: "bigint", nullable: false),
                    LastCallAt = table.Column<long>(type: "bigint", nullable: true),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: true),
                    PlanReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WakeAt = table.Column<long>(type: "bigint", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Rounds = table.Column<int>(type: "integer", nullable: false),
                    Refusals = table.Column<int>(type: "integer", nullable: false),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    MarkHours = table.Column<int>(type: "integer", nullable: false),
                    PreferredHour = table.Column<int>(type: "integer", nullable: true),
                    OpenedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    HandledBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AssignedTo = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    TakenBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    TakenAt = table.Column<long>(type: "bigint", nullable: true),
                    CallId = table.Column<Guid>(type: "uuid", nullable: true),
                    LastAttemptAt = table.Column<long>(type: "bigint", nullable: true),
                    LastOutcome = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    CloseReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Score = table.Column<int>(type: "integer", nullable: true),
                    ChargedSaid = table.Column<long>(type: "bigint", nullable: true),
                    Answers = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallbackTasks_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CallbackAttempts",
                columns: table => new
                {
                    CallbackId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    AgentId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CallId = table.Column<Guid>(type: "uuid", nullable: true),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Outcome = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Counts = table.Column<bool>(type: "boolean", nullable: false),
                    AgreedAt = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackAttempts", x => new { x.CallbackId, x.Seq });
                    table.ForeignKey(
                        name: "FK_CallbackAttempts_CallbackTasks_CallbackId",
                        column: x => x.CallbackId,
                        principalTable: "CallbackTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CallbackFollowUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    CallbackId = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    Causes = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Demand = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Said = table.Column<long>(type: "bigint", nullable: true),
                    Recorded = table.Column<long>(type: "bigint", nullable: true),
                    ComplaintTicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    CreatedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Result = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    SettledBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackFollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallbackFollowUps_CallbackTasks_CallbackId",
                        column: x => x.CallbackId,
                        principalTable: "CallbackTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CallbackTimeline",
                columns: table => new
                {
                    CallbackId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackTimeline", x => new { x.CallbackId, x.Seq });
                    table.ForeignKey(
                        name: "FK_CallbackTimeline_CallbackTasks_CallbackId",
                        column: x => x.CallbackId,
                        principalTable: "CallbackTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackAttempts_CallId",
                table: "CallbackAttempts",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_CallbackAttempts_StartedAt",
                table: "CallbackAttempts",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CallbackFollowUps_CallbackId_Kind",
                table: "CallbackFollowUps",
                columns: new[] { "CallbackId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackFollowUps_Number",
                table: "CallbackFollowUps",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackFollowUps_State_DueAt",
                table: "CallbackFollowUps",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackFollowUps_TicketId",
                table: "CallbackFollowUps",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_CustomerId_State",
                table: "CallbackTasks",
                columns: new[] { "CustomerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_DueAt",
                table: "CallbackTasks",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_OpenFor",
                table: "CallbackTasks",
                column: "OpenFor",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_State_DueAt",
                table: "CallbackTasks",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_TakenBy_State",
                table: "CallbackTasks",
                columns: new[] { "TakenBy", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_TicketId_Round",
                table: "CallbackTasks",
                columns: new[] { "TicketId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_WakeAt",
                table: "CallbackTasks",
                column: "WakeAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallbackAttempts");

            migrationBuilder.DropTable(
                name: "CallbackFollowUps");

            migrationBuilder.DropTable(
                name: "CallbackTimeline");

            migrationBuilder.DropTable(
                name: "CallbackTasks");
        }
    }
}
