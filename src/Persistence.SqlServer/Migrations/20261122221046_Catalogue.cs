using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Catalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Units_SerialNo",
                table: "Units");

            migrationBuilder.AddColumn<string>(
                name: "PartsUsed",
                table: "VisitResults",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BrandCode",
                table: "Units",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ShipmentNo",
                table: "Units",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsRetired",
                table: "Symptoms",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Liability",
                table: "Symptoms",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ValidFrom",
                table: "Symptoms",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ValidTo",
                table: "Symptoms",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Symptoms",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Hazard",
                table: "Models",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsRetired",
                table: "Models",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Line",
                table: "Models",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SerialRule",
                table: "Models",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "SoldFrom",
                table: "Models",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SoldTo",
                table: "Models",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Models",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Liability",
                table: "Codes",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hazard",
                table: "Categories",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsRetired",
                table: "Categories",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Categories",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsRetired",
                table: "Brands",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Brands",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "BomPositions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ModelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PartNo = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NameZh = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Quantity = table.Column<int>(type: "int", nullable: false),
                    Coverage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    MustComeBack = table.Column<bool>(type: "bit", nullable: false),
                    ValidFrom = table.Column<int>(type: "int", nullable: false),
                    ValidTo = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BomPositions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BomPositions_Models_ModelId",
                        column: x => x.ModelId,
                        principalTable: "Models",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Prices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CategoryCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    BrandCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Level = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    FromKm = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    ValidFrom = table.Column<int>(type: "int", nullable: false),
                    ValidTo = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Prices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Prices_Brands_BrandCode",
                        column: x => x.BrandCode,
                        principalTable: "Brands",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Prices_Categories_CategoryCode",
                        column: x => x.CategoryCode,
                        principalTable: "Categories",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Quotations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(24)", maxLength: 24, nullable: false),
                    TicketId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Lines = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    PricedOn = table.Column<int>(type: "int", nullable: false),
                    ValidDays = table.Column<int>(type: "int", nullable: false),
                    ValidUntil = table.Column<int>(type: "int", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quotations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Quotations_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceItems",
                columns: table => new
                {
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CategoryCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    NameZh = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Grade = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    IsRetired = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceItems", x => x.Code);
                    table.ForeignKey(
                        name: "FK_ServiceItems_Categories_CategoryCode",
                        column: x => x.CategoryCode,
                        principalTable: "Categories",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Shipments",
                columns: table => new
                {
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Seller = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Units = table.Column<int>(type: "int", nullable: false),
                    Refused = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shipments", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Units_SerialNo_BrandCode",
                table: "Units",
                columns: new[] { "SerialNo", "BrandCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BomPositions_ModelId_Position_ValidFrom",
                table: "BomPositions",
                columns: new[] { "ModelId", "Position", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BomPositions_PartNo",
                table: "BomPositions",
                column: "PartNo");

            migrationBuilder.CreateIndex(
                name: "IX_Prices_BrandCode",
                table: "Prices",
                column: "BrandCode");

            migrationBuilder.CreateIndex(
                name: "IX_Prices_CategoryCode",
                table: "Prices",
                column: "CategoryCode");

            migrationBuilder.CreateIndex(
                name: "IX_Prices_Kind_Subject_ValidFrom",
                table: "Prices",
                columns: new[] { "Kind", "Subject", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotations_Number",
                table: "Quotations",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quotations_TicketId",
                table: "Quotations",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceItems_CategoryCode",
                table: "ServiceItems",
                column: "CategoryCode");

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_ReceivedAt",
                table: "Shipments",
                column: "ReceivedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BomPositions");

            migrationBuilder.DropTable(
                name: "Prices");

            migrationBuilder.DropTable(
                name: "Quotations");

            migrationBuilder.DropTable(
                name: "ServiceItems");

            migrationBuilder.DropTable(
                name: "Shipments");

            migrationBuilder.DropIndex(
                name: "IX_Units_SerialNo_BrandCode",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "PartsUsed",
                table: "VisitResults");

            migrationBuilder.DropColumn(
                name: "BrandCode",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "ShipmentNo",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "IsRetired",
                table: "Symptoms");

            migrationBuilder.DropColumn(
                name: "Liability",
                table: "Symptoms");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "Symptoms");

            migrationBuilder.DropColumn(
                name: "ValidTo",
                table: "Symptoms");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Symptoms");

            migrationBuilder.DropColumn(
                name: "Hazard",
                table: "Models");

            migrationBuilder.DropColumn(
                name: "IsRetired",
                table: "Models");

            migrationBuilder.DropColumn(
                name: "Line",
                table: "Models");

            migrationBuilder.DropColumn(
                name: "SerialRule",
                table: "Models");

            migrationBuilder.DropColumn(
                name: "SoldFrom",
                table: "Models");

            migrationBuilder.DropColumn(
                name: "SoldTo",
                table: "Models");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Models");

            migrationBuilder.DropColumn(
                name: "Liability",
                table: "Codes");

            migrationBuilder.DropColumn(
                name: "Hazard",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "IsRetired",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "IsRetired",
                table: "Brands");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Brands");

            migrationBuilder.CreateIndex(
                name: "IX_Units_SerialNo",
                table: "Units",
                column: "SerialNo",
                unique: true);
        }
    }
}
