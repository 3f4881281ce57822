using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Floor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SerialKeys",
                table: "Units",
                type: "TEXT",
                maxLength: 6,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AfterCall",
                table: "Queues",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Callback",
                table: "Queues",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ClosesMinute",
                table: "Queues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1080);

            migrationBuilder.AddColumn<string>(
                name: "Comfort",
                table: "Queues",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Exits",
                table: "Queues",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hours",
                table: "Queues",
                type: "TEXT",
                unicode: false,
                maxLength: 24,
                nullable: false,
                defaultValue: "Always");

            migrationBuilder.AddColumn<string>(
                name: "Keys",
                table: "Queues",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Message",
                table: "Queues",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Needs",
                table: "Queues",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnDeclined",
                table: "Queues",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnNoAnswer",
                table: "Queues",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OpensMinute",
                table: "Queues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 540);

            migrationBuilder.AddColumn<string>(
                name: "Overflow",
                table: "Queues",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PriorityMinutes",
                table: "Queues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RedialMinutes",
                table: "Queues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Rings",
                table: "Queues",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StaffedBy",
                table: "Queues",
                type: "TEXT",
                unicode: false,
                maxLength: 24,
                nullable: false,
                defaultValue: "Working");

            migrationBuilder.AddColumn<string>(
                name: "Sticky",
                table: "Queues",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Strategy",
                table: "Queues",
                type: "TEXT",
                unicode: false,
                maxLength: 24,
                nullable: false,
                defaultValue: "LongestIdle");

            migrationBuilder.AddColumn<int>(
                name: "Order",
                table: "QueueMembers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "FlowId",
                table: "EntryPoints",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LimitMinutes",
                table: "Codes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlockedNumbers",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockedNumbers", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "BroadcastReads",
                columns: table => new
                {
                    BroadcastId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BroadcastReads", x => new { x.BroadcastId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "Broadcasts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Queues = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    MustRead = table.Column<bool>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    SentBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Broadcasts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Flows",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Draft = table.Column<string>(type: "TEXT", nullable: false),
                    Published = table.Column<string>(type: "TEXT", nullable: true),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PublishedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Flows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LeftMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InteractionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    QueueId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LeftAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ClaimedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ClaimedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeftMessages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Skills",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Skills", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "AgentSkills",
                columns: table => new
                {
                    AgentId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Skill = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgentSkills", x => new { x.AgentId, x.Skill });
                    table.ForeignKey(
                        name: "FK_AgentSkills_Skills_Skill",
                        column: x => x.Skill,
                        principalTable: "Skills",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("UPDATE \"Units\" SET \"SerialKeys\" = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(\"SerialTail\",'A','2'),'B','2'),'C','2'),'D','3'),'E','3'),'F','3'),'G','4'),'H','4'),'I','4'),'J','5'),'K','5'),'L','5'),'M','6'),'N','6'),'O','6'),'P','7'),'Q','7'),'R','7'),'S','7'),'T','8'),'U','8'),'V','8'),'W','9'),'X','9'),'Y','9'),'Z','9')");

            migrationBuilder.CreateIndex(
                name: "IX_Units_SerialKeys",
                table: "Units",
                column: "SerialKeys");

            migrationBuilder.CreateIndex(
                name: "IX_EntryPoints_FlowId",
                table: "EntryPoints",
                column: "FlowId");

            migrationBuilder.CreateIndex(
                name: "IX_AgentSkills_Skill",
                table: "AgentSkills",
                column: "Skill");

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_SentAt",
                table: "Broadcasts",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_Until",
                table: "Broadcasts",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_LeftMessages_InteractionId_Kind",
                table: "LeftMessages",
                columns: new[] { "InteractionId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LeftMessages_State_LeftAt",
                table: "LeftMessages",
                columns: new[] { "State", "LeftAt" });

            migrationBuilder.AddForeignKey(
                name: "FK_EntryPoints_Flows_FlowId",
                table: "EntryPoints",
                column: "FlowId",
                principalTable: "Flows",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_EntryPoints_Flows_FlowId",
                table: "EntryPoints");

            migrationBuilder.DropTable(
                name: "AgentSkills");

            migrationBuilder.DropTable(
                name: "BlockedNumbers");

            migrationBuilder.DropTable(
                name: "BroadcastReads");

            migrationBuilder.DropTable(
                name: "Broadcasts");

            migrationBuilder.DropTable(
                name: "Flows");

            migrationBuilder.DropTable(
                name: "LeftMessages");

            migrationBuilder.DropTable(
                name: "Skills");

            migrationBuilder.DropIndex(
                name: "IX_Units_SerialKeys",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_EntryPoints_FlowId",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "SerialKeys",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "AfterCall",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Callback",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "ClosesMinute",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Comfort",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Exits",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Hours",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Keys",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Message",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Needs",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "OnDeclined",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "OnNoAnswer",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "OpensMinute",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Overflow",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "PriorityMinutes",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "RedialMinutes",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Rings",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "StaffedBy",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Sticky",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Strategy",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Order",
                table: "QueueMembers");

            migrationBuilder.DropColumn(
                name: "FlowId",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "LimitMinutes",
                table: "Codes");
        }
    }
}
