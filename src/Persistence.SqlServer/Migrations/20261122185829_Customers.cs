using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.SqlServer.Migrations
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

            migrationBuilder.AddColumn<string>(
                name: "DoNotCallReason",
                table: "Customers",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Initials",
                table: "Customers",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Pinyin",
                table: "Customers",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Risks",
                table: "Customers",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EndedOn",
                table: "CustomerPhones",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reversed",
                table: "CustomerPhones",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "ValidFrom",
                table: "CustomerPhones",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RetiredAt",
                table: "CustomerAddresses",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Street",
                table: "CustomerAddresses",
                type: "nvarchar(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CustomerMerges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SurvivorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MergedId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Record = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UndoneAt = table.Column<long>(type: "bigint", nullable: true),
                    UndoneBy = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true)
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
                    Key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Request = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    Location = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Body = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotencyKeys", x => x.Key);
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CustomerMerges");

            migrationBuilder.DropTable(
                name: "IdempotencyKeys");

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

            migrationBuilder.AddColumn<string>(
                name: "Tail",
                table: "CustomerPhones",
                type: "nvarchar(7)",
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
