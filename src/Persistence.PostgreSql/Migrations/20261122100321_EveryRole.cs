using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class EveryRole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ArticleVotes_Tickets_TicketId",
                table: "ArticleVotes");

            migrationBuilder.DropIndex(
                name: "IX_ArticleVotes_TicketId",
                table: "ArticleVotes");

            migrationBuilder.AddColumn<long>(
                name: "LastSignInAt",
                table: "Users",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhoneSecret",
                table: "Users",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Users",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Charged",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsActive",
                table: "Queues",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "MaxWaitMinutes",
                table: "Queues",
                type: "integer",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<string>(
                name: "Music",
                table: "Queues",
                type: "character varying(80)",
                maxLength: 80,
                nullable: false,
                defaultValue: "music/hold");

            migrationBuilder.AddColumn<int>(
                name: "ShortAbandonSeconds",
                table: "Queues",
                type: "integer",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Queues",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Choices",
                table: "EntryPoints",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ClosedNotice",
                table: "EntryPoints",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClosedQueueId",
                table: "EntryPoints",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsActive",
                table: "EntryPoints",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Menu",
                table: "EntryPoints",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MenuTimeoutSeconds",
                table: "EntryPoints",
                type: "integer",
                nullable: false,
                defaultValue: 8);

            migrationBuilder.AddColumn<string>(
                name: "Notice",
                table: "EntryPoints",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "EntryPoints",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Category",
                table: "Codes",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ValidFrom",
                table: "Codes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ValidTo",
                table: "Codes",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Codes",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "CreatedBy",
                table: "ApiTokens",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "ApiTokens",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CallbackTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    OpenFor = table.Column<Guid>(type: "uuid", nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    SiteId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    LateAt = table.Column<long>(type: "bigint", nullable: false),
                    LastCallAt = table.Column<long>(type: "bigint", nullable: true),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: true),
                    PlanReason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WakeAt = table.Column<long>(type: "bigint", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Rounds = table.Column<int>(type: "integer", nullable: false),
                    Refusals = table.Column<int>(type: "integer", nullable: false),
                    IsLate = table.Column<bool>(type: "boolean", nullable: false),
                    MarkHours = table.Column<int>(type: "integer", nullable: false),
                    PreferredHour = table.Column<int>(type: "integer", nullable: true),
                    OpenedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    HandledBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AssignedTo = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    TakenBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    TakenAt = table.Column<long>(type: "bigint", nullable: true),
                    CallId = table.Column<Guid>(type: "uuid", nullable: true),
                    LastAttemptAt = table.Column<long>(type: "bigint", nullable: true),
                    LastOutcome = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    CloseReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Score = table.Column<int>(type: "integer", nullable: true),
                    ChargedSaid = table.Column<long>(type: "bigint", nullable: true),
                    Answers = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallbackTasks_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationForms",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    IsUsed = table.Column<bool>(type: "boolean", nullable: false),
                    Definition = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationForms", x => new { x.Code, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "KnowledgeGaps",
                columns: table => new
                {
                    Text = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstAt = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeGaps", x => new { x.Text, x.Language });
                });

            migrationBuilder.CreateTable(
                name: "OneTimeLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    UserId = table.Column<string>(type: "character varying(450)", maxLength: 450, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OneTimeLinks", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "QuestionSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    Scope = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    NameZh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    Questions = table.Column<string>(type: "text", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionSets", x => x.Id);
                });

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
                name: "Settings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Sites",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    NameZh = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    OpensMinute = table.Column<int>(type: "integer", nullable: false),
                    ClosesMinute = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sites", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Trunks",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Peer = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    AllowedSources = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    CallerId = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Username = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Secret = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Priority = table.Column<int>(type: "integer", nullable: false),
                    ChannelLimit = table.Column<int>(type: "integer", nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trunks", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "CallbackAttempts",
                columns: table => new
                {
                    CallbackId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    AgentId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CallId = table.Column<Guid>(type: "uuid", nullable: true),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Outcome = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Counts = table.Column<bool>(type: "boolean", nullable: false),
                    AgreedAt = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackAttempts", x => new { x.CallbackId, x.Seq });
                    table.ForeignKey(
                        name: "FK_CallbackAttempts_CallbackTasks_CallbackId",
                        column: x => x.CallbackId,
                        principalTable: "CallbackTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CallbackFollowUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    CallbackId = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    Causes = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Demand = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Said = table.Column<long>(type: "bigint", nullable: true),
                    Recorded = table.Column<long>(type: "bigint", nullable: true),
                    ComplaintTicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    CreatedBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Result = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    SettledBy = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackFollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallbackFollowUps_CallbackTasks_CallbackId",
                        column: x => x.CallbackId,
                        principalTable: "CallbackTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CallbackTimeline",
                columns: table => new
                {
                    CallbackId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackTimeline", x => new { x.CallbackId, x.Seq });
                    table.ForeignKey(
                        name: "FK_CallbackTimeline_CallbackTasks_CallbackId",
                        column: x => x.CallbackId,
                        principalTable: "CallbackTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InteractionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgentId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ReviewerId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FormCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FormNumber = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(24)", unicode: false, maxLength: 24, nullable: false),
                    Claim = table.Column<string>(type: "character varying(166)", maxLength: 166, nullable: true),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    Remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ScoreTenths = table.Column<int>(type: "integer", nullable: true),
                    IsFatal = table.Column<bool>(type: "boolean", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    SubmittedAt = table.Column<long>(type: "bigint", nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "bigint", nullable: true),
                    AcknowledgeComment = table.Column<string>(type: "character varying(3072)", maxLength: 3072, nullable: true),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "ReviewTimeline",
                columns: table => new
                {
                    ReviewId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Workstation = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false)
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
                name: "IX_CallbackAttempts_CallId",
                table: "CallbackAttempts",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_CallbackAttempts_StartedAt",
                table: "CallbackAttempts",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CallbackFollowUps_CallbackId_Kind",
                table: "CallbackFollowUps",
                columns: new[] { "CallbackId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackFollowUps_Number",
                table: "CallbackFollowUps",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackFollowUps_State_DueAt",
                table: "CallbackFollowUps",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackFollowUps_TicketId",
                table: "CallbackFollowUps",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_CustomerId_State",
                table: "CallbackTasks",
                columns: new[] { "CustomerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_DueAt",
                table: "CallbackTasks",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_OpenFor",
                table: "CallbackTasks",
                column: "OpenFor",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_State_DueAt",
                table: "CallbackTasks",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_TakenBy_State",
                table: "CallbackTasks",
                columns: new[] { "TakenBy", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_TicketId_Round",
                table: "CallbackTasks",
                columns: new[] { "TicketId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTasks_WakeAt",
                table: "CallbackTasks",
                column: "WakeAt");

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
                name: "IX_EvaluationForms_State",
                table: "EvaluationForms",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeLinks_UserId",
                table: "OneTimeLinks",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionSets_Kind_Scope_Edition",
                table: "QuestionSets",
                columns: new[] { "Kind", "Scope", "Edition" },
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_Technicians_SiteCode",
                table: "Technicians",
                column: "SiteCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallbackAttempts");

            migrationBuilder.DropTable(
                name: "CallbackFollowUps");

            migrationBuilder.DropTable(
                name: "CallbackTimeline");

            migrationBuilder.DropTable(
                name: "KnowledgeGaps");

            migrationBuilder.DropTable(
                name: "OneTimeLinks");

            migrationBuilder.DropTable(
                name: "QuestionSets");

            migrationBuilder.DropTable(
                name: "ReviewTimeline");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "Sites");

            migrationBuilder.DropTable(
                name: "Trunks");

            migrationBuilder.DropTable(
                name: "VisitResults");

            migrationBuilder.DropTable(
                name: "CallbackTasks");

            migrationBuilder.DropTable(
                name: "Reviews");

            migrationBuilder.DropTable(
                name: "DispatchOrders");

            migrationBuilder.DropTable(
                name: "EvaluationForms");

            migrationBuilder.DropTable(
                name: "Technicians");

            migrationBuilder.DropTable(
                name: "ServiceSites");

            migrationBuilder.DropColumn(
                name: "LastSignInAt",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "PhoneSecret",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "Charged",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "IsActive",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "MaxWaitMinutes",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Music",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "ShortAbandonSeconds",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Choices",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "ClosedNotice",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "ClosedQueueId",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "IsActive",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "Menu",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "MenuTimeoutSeconds",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "Notice",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "EntryPoints");

            migrationBuilder.DropColumn(
                name: "Category",
                table: "Codes");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "Codes");

            migrationBuilder.DropColumn(
                name: "ValidTo",
                table: "Codes");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Codes");

            migrationBuilder.DropColumn(
                name: "CreatedBy",
                table: "ApiTokens");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "ApiTokens");

            migrationBuilder.CreateIndex(
                name: "IX_ArticleVotes_TicketId",
                table: "ArticleVotes",
                column: "TicketId");

            migrationBuilder.AddForeignKey(
                name: "FK_ArticleVotes_Tickets_TicketId",
                table: "ArticleVotes",
                column: "TicketId",
                principalTable: "Tickets",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
