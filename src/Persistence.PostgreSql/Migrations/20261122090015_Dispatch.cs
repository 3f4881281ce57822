using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Dispatch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ServiceSites",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    NameZh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Level = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    RegionPrefixes = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Categories = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DailyCapacity = table.Column<int>(type: "integer", nullable: false),
                    E164 = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceSites", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Technicians",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SiteCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    E164 = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Categories = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Technicians", x => x.Code);
                    table.ForeignKey(
                        name: "FK_Technicians_ServiceSites_SiteCode",
                        column: x => x.SiteCode,
                        principalTable: "ServiceSites",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DispatchOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenTicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    VisitNo = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    SiteCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    TechnicianCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    WindowFrom = table.Column<long>(type: "bigint", nullable: true),
                    WindowTo = table.Column<long>(type: "bigint", nullable: true),
                    Day = table.Column<int>(type: "integer", nullable: true),
                    Half = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: true),
                    OverrideReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    RejectReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    CancelReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    AssignedAt = table.Column<long>(type: "bigint", nullable: true),
                    AcceptedAt = table.Column<long>(type: "bigint", nullable: true),
                    DepartedAt = table.Column<long>(type: "bigint", nullable: true),
                    ArrivedAt = table.Column<long>(type: "bigint", nullable: true),
                    StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true),
                    CancelledAt = table.Column<long>(type: "bigint", nullable: true),
                    CreatedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DispatchOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DispatchOrders_ServiceSites_SiteCode",
                        column: x => x.SiteCode,
                        principalTable: "ServiceSites",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DispatchOrders_Technicians_TechnicianCode",
                        column: x => x.TechnicianCode,
                        principalTable: "Technicians",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DispatchOrders_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitResults",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    SymptomCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    DefectCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    RepairCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    LiabilityCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Position = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Labour = table.Column<long>(type: "bigint", nullable: false),
                    Parts = table.Column<long>(type: "bigint", nullable: false),
                    Travel = table.Column<long>(type: "bigint", nullable: false),
                    Other = table.Column<long>(type: "bigint", nullable: false),
                    Charged = table.Column<long>(type: "bigint", nullable: false),
                    FeeReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PaidHow = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: true),
                    WhatWasDone = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    SignedBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    NextStep = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: true),
                    NextFrom = table.Column<long>(type: "bigint", nullable: true),
                    NextTo = table.Column<long>(type: "bigint", nullable: true),
                    RecordedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitResults", x => x.OrderId);
                    table.ForeignKey(
                        name: "FK_VisitResults_DispatchOrders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "DispatchOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DispatchOrders_Day_SiteCode",
                table: "DispatchOrders",
                columns: new[] { "Day", "SiteCode" });

            migrationBuilder.CreateIndex(
                name: "IX_DispatchOrders_Number",
                table: "DispatchOrders",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DispatchOrders_OpenTicketId",
                table: "DispatchOrders",
                column: "OpenTicketId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DispatchOrders_ProposedAt",
                table: "DispatchOrders",
                column: "ProposedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DispatchOrders_SiteCode",
                table: "DispatchOrders",
                column: "SiteCode");

            migrationBuilder.CreateIndex(
                name: "IX_DispatchOrders_Status_ProposedAt",
                table: "DispatchOrders",
                columns: new[] { "Status", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DispatchOrders_TechnicianCode_Day",
                table: "DispatchOrders",
                columns: new[] { "TechnicianCode", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_DispatchOrders_TicketId_VisitNo",
                table: "DispatchOrders",
                columns: new[] { "TicketId", "VisitNo" });

            migrationBuilder.CreateIndex(
                name: "IX_Technicians_SiteCode",
                table: "Technicians",
                column: "SiteCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "VisitResults");

            migrationBuilder.DropTable(
                name: "DispatchOrders");

            migrationBuilder.DropTable(
                name: "Technicians");

            migrationBuilder.DropTable(
                name: "ServiceSites");
        }
    }
}
