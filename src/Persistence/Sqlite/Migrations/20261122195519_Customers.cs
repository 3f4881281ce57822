using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Customers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CustomerPhones_Tail",
                table: "CustomerPhones");

            migrationBuilder.DropColumn(
                name: "Tail",
                table: "CustomerPhones");

            migrationBuilder.AddColumn<Guid>(
                name: "CustodianId",
                table: "Units",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "Units",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "Units",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacesId",
                table: "Units",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EntitlementProof",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EntitlementRemedies",
                table: "Tickets",
                type: "TEXT",
                unicode: false,
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsGuaranteeRepeat",
                table: "Tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "NextDueAt",
                table: "Tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NextDueLimit",
                table: "Tickets",
                type: "TEXT",
                unicode: false,
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotRepeatReason",
                table: "Tickets",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DoNotCallReason",
                table: "Customers",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Initials",
                table: "Customers",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Pinyin",
                table: "Customers",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Risks",
                table: "Customers",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EndedOn",
                table: "CustomerPhones",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reversed",
                table: "CustomerPhones",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ValidFrom",
                table: "CustomerPhones",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RetiredAt",
                table: "CustomerAddresses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Street",
                table: "CustomerAddresses",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LabourPercent",
                table: "Coverages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.AddColumn<int>(
                name: "PartsPercent",
                table: "Coverages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.AddColumn<int>(
                name: "TravelPercent",
                table: "Coverages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 100);

            migrationBuilder.CreateTable(
                name: "CustomerMerges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SurvivorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MergedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Record = table.Column<string>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UndoneBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomerMerges_Customers_MergedId",
                        column: x => x.MergedId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomerMerges_Customers_SurvivorId",
                        column: x => x.SurvivorId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IdempotencyKeys",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Request = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Location = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotencyKeys", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Recalls",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TitleZh = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    AdviceZh = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AdviceEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ModelCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SerialFrom = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    SerialTo = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ProducedFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    ProducedTo = table.Column<int>(type: "INTEGER", nullable: true),
                    IsSafetyCritical = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClosedOn = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recalls", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "ServiceLevelPolicies",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    NameZh = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Type = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: true),
                    Tier = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: true),
                    Severity = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: true),
                    CategoryCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ResponseMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    AppointmentMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    DispatchMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    ArrivalMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    CompletionMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    HandOverMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    IsWorkingTime = table.Column<bool>(type: "INTEGER", nullable: false),
                    Pauses = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    WarnPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    EscalatePercent = table.Column<int>(type: "INTEGER", nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceLevelPolicies", x => new { x.Code, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "TicketApprovals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketApprovals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TicketApprovals_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketCalls",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InteractionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LinkedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketCalls", x => new { x.TicketId, x.InteractionId });
                    table.ForeignKey(
                        name: "FK_TicketCalls_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketClocks",
                columns: table => new
                {
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Limit = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    PolicyCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Target = table.Column<long>(type: "INTEGER", nullable: false),
                    IsWorkingTime = table.Column<bool>(type: "INTEGER", nullable: false),
                    Pauses = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    WarnPercent = table.Column<int>(type: "INTEGER", nullable: false),
                    EscalatePercent = table.Column<int>(type: "INTEGER", nullable: false),
                    Paused = table.Column<long>(type: "INTEGER", nullable: false),
                    PausedWorking = table.Column<long>(type: "INTEGER", nullable: false),
                    PausedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FixedDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reminded = table.Column<string>(type: "TEXT", unicode: false, maxLength: 24, nullable: false),
                    RemindedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WakeAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketClocks", x => new { x.TicketId, x.Limit });
                    table.ForeignKey(
                        name: "FK_TicketClocks_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnitEvents",
                columns: table => new
                {
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seq = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Workstation = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
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
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
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
                name: "IX_Tickets_NextDueAt",
                table: "Tickets",
                column: "NextDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Initials",
                table: "Customers",
                column: "Initials");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_MergedIntoId",
                table: "Customers",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Pinyin",
                table: "Customers",
                column: "Pinyin");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Tier_Number",
                table: "Customers",
                columns: new[] { "Tier", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerPhones_Reversed",
                table: "CustomerPhones",
                column: "Reversed");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerAddresses_Detail",
                table: "CustomerAddresses",
                column: "Detail");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerAddresses_RegionCode_Detail",
                table: "CustomerAddresses",
                columns: new[] { "RegionCode", "Detail" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMerges_MergedId",
                table: "CustomerMerges",
                column: "MergedId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMerges_SurvivorId",
                table: "CustomerMerges",
                column: "SurvivorId");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotencyKeys_At",
                table: "IdempotencyKeys",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Recalls_ClosedOn",
                table: "Recalls",
                column: "ClosedOn");

            migrationBuilder.CreateIndex(
                name: "IX_ServiceLevelPolicies_IsCurrent",
                table: "ServiceLevelPolicies",
                column: "IsCurrent");

            migrationBuilder.CreateIndex(
                name: "IX_TicketApprovals_Number",
                table: "TicketApprovals",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketApprovals_State_RequestedAt",
                table: "TicketApprovals",
                columns: new[] { "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketApprovals_TicketId_State",
                table: "TicketApprovals",
                columns: new[] { "TicketId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketCalls_InteractionId",
                table: "TicketCalls",
                column: "InteractionId");

            migrationBuilder.CreateIndex(
                name: "IX_TicketClocks_RemindedAt",
                table: "TicketClocks",
                column: "RemindedAt");

            migrationBuilder.CreateIndex(
                name: "IX_TicketClocks_WakeAt",
                table: "TicketClocks",
                column: "WakeAt");

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
                name: "CustomerMerges");

            migrationBuilder.DropTable(
                name: "IdempotencyKeys");

            migrationBuilder.DropTable(
                name: "Recalls");

            migrationBuilder.DropTable(
                name: "ServiceLevelPolicies");

            migrationBuilder.DropTable(
                name: "TicketApprovals");

            migrationBuilder.DropTable(
                name: "TicketCalls");

            migrationBuilder.DropTable(
                name: "TicketClocks");

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

            migrationBuilder.DropIndex(
                name: "IX_Tickets_NextDueAt",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_Customers_Initials",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_MergedIntoId",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_Pinyin",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_Customers_Tier_Number",
                table: "Customers");

            migrationBuilder.DropIndex(
                name: "IX_CustomerPhones_Reversed",
                table: "CustomerPhones");

            migrationBuilder.DropIndex(
                name: "IX_CustomerAddresses_Detail",
                table: "CustomerAddresses");

            migrationBuilder.DropIndex(
                name: "IX_CustomerAddresses_RegionCode_Detail",
                table: "CustomerAddresses");

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
                name: "IsGuaranteeRepeat",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "NextDueAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "NextDueLimit",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "NotRepeatReason",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "DoNotCallReason",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Initials",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Pinyin",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Risks",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "CustomerPhones");

            migrationBuilder.DropColumn(
                name: "Reversed",
                table: "CustomerPhones");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "CustomerPhones");

            migrationBuilder.DropColumn(
                name: "RetiredAt",
                table: "CustomerAddresses");

            migrationBuilder.DropColumn(
                name: "Street",
                table: "CustomerAddresses");

            migrationBuilder.DropColumn(
                name: "LabourPercent",
                table: "Coverages");

            migrationBuilder.DropColumn(
                name: "PartsPercent",
                table: "Coverages");

            migrationBuilder.DropColumn(
                name: "TravelPercent",
                table: "Coverages");

            migrationBuilder.AddColumn<string>(
                name: "Tail",
                table: "CustomerPhones",
                type: "TEXT",
                maxLength: 7,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerPhones_Tail",
                table: "CustomerPhones",
                column: "Tail");
        }
    }
}
