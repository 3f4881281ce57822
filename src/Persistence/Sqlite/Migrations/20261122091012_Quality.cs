using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Quality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "EvaluationForms",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    IsUsed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationForms", x => new { x.Code, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InteractionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgentId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ReviewerId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FormCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FormNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    Claim = table.Column<string>(type: "TEXT", maxLength: 166, nullable: true),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ScoreTenths = table.Column<int>(type: "INTEGER", nullable: true),
                    IsFatal = table.Column<bool>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AcknowledgeComment = table.Column<string>(type: "TEXT", maxLength: 3072, nullable: true),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reviews_EvaluationForms_FormCode_FormNumber",
                        columns: x => new { x.FormCode, x.FormNumber },
                        principalTable: "EvaluationForms",
                        principalColumns: new[] { "Code", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewTimeline",
                columns: table => new
                {
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Workstation = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewTimeline", x => new { x.ReviewId, x.Seq });
                    table.ForeignKey(
                        name: "FK_ReviewTimeline_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationForms_State",
                table: "EvaluationForms",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_AgentId_SubmittedAt",
                table: "Reviews",
                columns: new[] { "AgentId", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_Claim",
                table: "Reviews",
                column: "Claim",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_FormCode_FormNumber",
                table: "Reviews",
                columns: new[] { "FormCode", "FormNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_InteractionId",
                table: "Reviews",
                column: "InteractionId");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ReviewerId_UpdatedAt",
                table: "Reviews",
                columns: new[] { "ReviewerId", "UpdatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReviewTimeline");

            migrationBuilder.DropTable(
                name: "Reviews");

            migrationBuilder.DropTable(
                name: "EvaluationForms");
        }
    }
}
