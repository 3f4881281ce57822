using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FloorPlanWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.AddColumn<int>(
                name: "LimitMinutes",
                table: "Codes",
                type: "INTEGER",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_AgentSkills_Skill",
                table: "AgentSkills",
                column: "Skill");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgentSkills");

            migrationBuilder.DropTable(
                name: "Skills");

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
                name: "LimitMinutes",
                table: "Codes");
        }
    }
}
