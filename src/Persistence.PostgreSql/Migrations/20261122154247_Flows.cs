using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.PostgreSql.Migrations
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
                type: "character varying(6)",
                maxLength: 6,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "FlowId",
                table: "EntryPoints",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlockedNumbers",
                columns: table => new
                {
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockedNumbers", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Flows",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    NameZh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Draft = table.Column<string>(type: "text", nullable: false),
                    Published = table.Column<string>(type: "text", nullable: true),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true),
                    PublishedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Flows", x => x.Id);
                });

            // Letters stand on the keys of a telephone (ITU-T E.161); new rows get this from the program.
            migrationBuilder.Sql("UPDATE \"Units\" SET \"SerialKeys\" = translate(\"SerialTail\", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '22233344455566677778889999')");

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
