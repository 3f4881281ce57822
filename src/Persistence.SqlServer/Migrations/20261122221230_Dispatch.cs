using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Dispatch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Crew",
                table: "VisitResults",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Brands",
                table: "Technicians",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Certificates",
                table: "Technicians",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HomeRegion",
                table: "Technicians",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Latitude",
                table: "Technicians",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Longitude",
                table: "Technicians",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PlacesPerHalfDay",
                table: "Technicians",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StateReason",
                table: "Technicians",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "ServiceSites",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AfternoonPlaces",
                table: "ServiceSites",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Brands",
                table: "ServiceSites",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<TimeOnly>(
                name: "Closes",
                table: "ServiceSites",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Contact",
                table: "ServiceSites",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DefaultFor",
                table: "ServiceSites",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HomeRegion",
                table: "ServiceSites",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kilometres",
                table: "ServiceSites",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<double>(
                name: "Latitude",
                table: "ServiceSites",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Longitude",
                table: "ServiceSites",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MorningPlaces",
                table: "ServiceSites",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "Opens",
                table: "ServiceSites",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "ServiceSites",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "StateReason",
                table: "ServiceSites",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Assistants",
                table: "DispatchOrders",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DistanceBasis",
                table: "DispatchOrders",
                type: "varchar(24)",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DistanceMetres",
                table: "DispatchOrders",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Overridden",
                table: "DispatchOrders",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Prints",
                table: "DispatchOrders",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SiteCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TechnicianCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    FirstDay = table.Column<int>(type: "int", nullable: false),
                    LastDay = table.Column<int>(type: "int", nullable: false),
                    Half = table.Column<string>(type: "varchar(24)", unicode: false, maxLength: 24, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsCancelled = table.Column<bool>(type: "bit", nullable: false),
                    CreatedBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_ServiceSites_SiteCode",
                        column: x => x.SiteCode,
                        principalTable: "ServiceSites",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Absences_Technicians_TechnicianCode",
                        column: x => x.TechnicianCode,
                        principalTable: "Technicians",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceWishes",
                columns: table => new
                {
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SiteCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    TechnicianCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    SetAt = table.Column<long>(type: "bigint", nullable: false),
                    SetBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceWishes", x => x.CustomerId);
                    table.ForeignKey(
                        name: "FK_ServiceWishes_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceWishes_ServiceSites_SiteCode",
                        column: x => x.SiteCode,
                        principalTable: "ServiceSites",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceWishes_Technicians_TechnicianCode",
                        column: x => x.TechnicianCode,
                        principalTable: "Technicians",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_LastDay",
                table: "Absences",
                column: "LastDay");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_SiteCode_FirstDay",
                table: "Absences",
                columns: new[] { "SiteCode", "FirstDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_TechnicianCode",
                table: "Absences",
                column: "TechnicianCode");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceWishes_SiteCode",
                table: "ServiceWishes",
                column: "SiteCode");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceWishes_TechnicianCode",
                table: "ServiceWishes",
                column: "TechnicianCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "ServiceWishes");

            migrationBuilder.DropColumn(
                name: "Crew",
                table: "VisitResults");

            migrationBuilder.DropColumn(
                name: "Brands",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "Certificates",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "HomeRegion",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "Latitude",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "Longitude",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "PlacesPerHalfDay",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "StateReason",
                table: "Technicians");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "AfternoonPlaces",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Brands",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Closes",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Contact",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "DefaultFor",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "HomeRegion",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Kilometres",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Latitude",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Longitude",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "MorningPlaces",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Opens",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "StateReason",
                table: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "Assistants",
                table: "DispatchOrders");

            migrationBuilder.DropColumn(
                name: "DistanceBasis",
                table: "DispatchOrders");

            migrationBuilder.DropColumn(
                name: "DistanceMetres",
                table: "DispatchOrders");

            migrationBuilder.DropColumn(
                name: "Overridden",
                table: "DispatchOrders");

            migrationBuilder.DropColumn(
                name: "Prints",
                table: "DispatchOrders");
        }
    }
}
