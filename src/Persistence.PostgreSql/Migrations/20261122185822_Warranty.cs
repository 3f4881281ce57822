using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Warranty : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CustodianId",
                table: "Units",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "Units",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "Units",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacesId",
                table: "Units",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EntitlementProof",
                table: "Tickets",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EntitlementRemedies",
                table: "Tickets",
                type: "character varying(80)",
                unicode: false,
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LabourPercent",
                table: "Coverages",
                type: "integer",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.AddColumn<int>(
                name: "PartsPercent",
                table: "Coverages",
                type: "integer",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.AddColumn<int>(
                name: "TravelPercent",
                table: "Coverages",
                type: "integer",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.CreateTable(
                name: "Recalls",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TitleZh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    TitleEn = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    AdviceZh = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AdviceEn = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ModelCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SerialFrom = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    SerialTo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ProducedFrom = table.Column<int>(type: "integer", nullable: true),
                    ProducedTo = table.Column<int>(type: "integer", nullable: true),
                    IsSafetyCritical = table.Column<bool>(type: "boolean", nullable: false),
                    ClosedOn = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recalls", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "UnitEvents",
                columns: table => new
                {
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Workstation = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitEvents", x => new { x.UnitId, x.Seq });
                    table.ForeignKey(
                        name: "FK_UnitEvents_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WarrantyPolicies",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    RecordedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarrantyPolicies", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Units_CustodianId",
                table: "Units",
                column: "CustodianId");

            migrationBuilder.CreateIndex(
                name: "IX_Units_OwnerId",
                table: "Units",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Units_ParentId",
                table: "Units",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Units_ReplacesId",
                table: "Units",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_Recalls_ClosedOn",
                table: "Recalls",
                column: "ClosedOn");

            migrationBuilder.AddForeignKey(
                name: "FK_Units_Customers_CustodianId",
                table: "Units",
                column: "CustodianId",
                principalTable: "Customers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Units_Customers_OwnerId",
                table: "Units",
                column: "OwnerId",
                principalTable: "Customers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Units_Units_ParentId",
                table: "Units",
                column: "ParentId",
                principalTable: "Units",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Units_Units_ReplacesId",
                table: "Units",
                column: "ReplacesId",
                principalTable: "Units",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Units_Customers_CustodianId",
                table: "Units");

            migrationBuilder.DropForeignKey(
                name: "FK_Units_Customers_OwnerId",
                table: "Units");

            migrationBuilder.DropForeignKey(
                name: "FK_Units_Units_ParentId",
                table: "Units");

            migrationBuilder.DropForeignKey(
                name: "FK_Units_Units_ReplacesId",
                table: "Units");

            migrationBuilder.DropTable(
                name: "Recalls");

            migrationBuilder.DropTable(
                name: "UnitEvents");

            migrationBuilder.DropTable(
                name: "WarrantyPolicies");

            migrationBuilder.DropIndex(
                name: "IX_Units_CustodianId",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Units_OwnerId",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Units_ParentId",
                table: "Units");

            migrationBuilder.DropIndex(
                name: "IX_Units_ReplacesId",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "CustodianId",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "ReplacesId",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "EntitlementProof",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "EntitlementRemedies",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "LabourPercent",
                table: "Coverages");

            migrationBuilder.DropColumn(
                name: "PartsPercent",
                table: "Coverages");

            migrationBuilder.DropColumn(
                name: "TravelPercent",
                table: "Coverages");
        }
    }
}
