using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Flows : Migration
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
                name: "FlowId",
                table: "EntryPoints",
                type: "TEXT",
                maxLength: 40,
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

            // Letters stand on the keys of a telephone (ITU-T E.161); new rows get this from the program.
            migrationBuilder.Sql("UPDATE \"Units\" SET \"SerialKeys\" = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(\"SerialTail\",'A','2'),'B','2'),'C','2'),'D','3'),'E','3'),'F','3'),'G','4'),'H','4'),'I','4'),'J','5'),'K','5'),'L','5'),'M','6'),'N','6'),'O','6'),'P','7'),'Q','7'),'R','7'),'S','7'),'T','8'),'U','8'),'V','8'),'W','9'),'X','9'),'Y','9'),'Z','9')");

            migrationBuilder.CreateIndex(
                name: "IX_Units_SerialKeys",
                table: "Units",
                column: "SerialKeys");

            migrationBuilder.CreateIndex(
                name: "IX_EntryPoints_FlowId",
                table: "EntryPoints",
                column: "FlowId");

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
                name: "BlockedNumbers");

            migrationBuilder.DropTable(
                name: "Flows");

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
                name: "FlowId",
                table: "EntryPoints");
        }
    }
}
