namespace Persistence.Queries;

/// <summary>The statements of the screen pop. Each walks one index and takes few rows.</summary>
internal sealed class PopSql(SqlDialect dialect)
{
    private const string Open = """t."Status" NOT IN ('Closed','Cancelled','Merged')""";

    private const string CustomerColumns = """
        c."Id", c."Number", c."Name", c."Salutation", c."Kind", c."Tier", c."DoNotCall", c."Notes", a."Id", a."RegionCode", a."Region", a."Detail"
        """;

    private const string CustomerJoin = """
        LEFT JOIN "CustomerAddresses" a ON a."CustomerId" = c."Id" AND a."IsDefault" = @yes
        """;

    private const string TicketColumns = """
        t."Id", t."Number", t."Type", t."Status", t."WaitReason", t."Priority", t."UnitId", t."SymptomCode", s."NameZh", s."NameEn", t."Description",
        t."OpenedAt", t."AppointmentFrom", t."AppointmentTo", t."PromiseText", t."PromisedFor", t."DispatchedTo", t."Version", t."CustomerId",
        t."OwnerId", t."IsSafetyCritical", t."ResolutionDueAt"
        FROM "Tickets" t LEFT JOIN "Symptoms" s ON s."Code" = t."SymptomCode"
        """;

    private const string UnitColumns = """
        u."Id", u."SerialNo", m."Code", m."NameZh", m."NameEn", m."CategoryCode", b."Code", b."NameZh", b."NameEn", u."PurchaserId", u."UserId", u."AddressId",
        u."PurchasedOn", u."InstalledOn", u."ProducedOn", u."SoldByUs", u."State",
        (SELECT COUNT(*) FROM "Tickets" t WHERE t."UnitId" = u."Id" AND t."Type" = 'Repair'),
        v."Code", v."Source", v."StartsOn", v."EndsOn", v."Months", v."ExtendedByDays", v."Start"
        """;

    private const string UnitJoin = """
        JOIN "Models" m ON m."Id" = u."ModelId" JOIN "Brands" b ON b."Code" = m."BrandCode" LEFT JOIN "Coverages" v ON v."UnitId" = u."Id"
        """;

    private const string ContactColumns = """
        i."Id", i."Direction", i."CustomerId", i."TicketId", i."AgentId", w."DisplayName", i."QueueId", i."ReceivedAt", i."AnsweredAt", i."EndedAt",
        i."DispositionCode", i."DispositionNote", i."UnitId" FROM "Interactions" i LEFT JOIN "Users" w ON w."NormalizedUserName" = UPPER(i."AgentId")
        """;

    public string RunningRecalls { get; } = """
        SELECT r."Code", r."TitleZh", r."TitleEn", r."AdviceZh", r."AdviceEn", r."ModelCode", r."SerialFrom", r."SerialTo", r."ProducedFrom", r."ProducedTo", r."IsSafetyCritical"
        FROM "Recalls" r WHERE r."ClosedOn" IS NULL AND r."ModelCode" = @model
        """;

    public string HandledRecalls { get; } = """SELECT e."Data" FROM "UnitEvents" e WHERE e."UnitId" = @id AND e."Type" = 'RecallHandled'""";

    public string CustomersByPhone { get; } = $"""
        SELECT {CustomerColumns}, p."IsPrimary" FROM "CustomerPhones" p JOIN "Customers" c ON c."Id" = p."CustomerId" {CustomerJoin}
        WHERE p."E164" = @phone AND p."EndedOn" IS NULL AND c."MergedIntoId" IS NULL ORDER BY p."IsPrimary" DESC, c."Id" {dialect.Limit(6)}
        """;

    public string CustomerById { get; } = $"""
        SELECT {CustomerColumns} FROM "Customers" c {CustomerJoin} WHERE c."Id" = @id
        """;

    public string TicketsByReporter { get; } = $"""
        SELECT {TicketColumns} WHERE t."ReporterE164" = @phone AND {Open} ORDER BY t."OpenedAt" DESC {dialect.Limit(5)}
        """;

    public string TicketsByCustomer { get; } = $"""
        SELECT {TicketColumns} WHERE t."CustomerId" = @id AND {Open} ORDER BY t."OpenedAt" DESC {dialect.Limit(10)}
        """;

    public string TicketByNumber { get; } = $"""
        SELECT {TicketColumns} WHERE t."Number" = @number
        """;

    public string UnitsByCustomer { get; } = $"""
        SELECT {UnitColumns} FROM (
            SELECT * FROM "Units" x WHERE x."UserId" = @id OR x."PurchaserId" = @id ORDER BY x."PurchasedOn" DESC {dialect.Limit(12)}) u
        {UnitJoin}
        """;

    public string UnitsBySerial { get; } = $"""
        SELECT {UnitColumns} FROM "Units" u {UnitJoin} WHERE u."SerialNo" = @serial
        """;

    public string UnitsBySerialTail { get; } = $"""
        SELECT {UnitColumns} FROM (SELECT * FROM "Units" x WHERE x."SerialTail" = @serial ORDER BY x."Id" {dialect.Limit(6)}) u {UnitJoin}
        """;

    public string UnitsBySerialKeys { get; } = $"""
        SELECT {UnitColumns} FROM (SELECT * FROM "Units" x WHERE x."SerialKeys" = @keys ORDER BY x."Id" {dialect.Limit(50)}) u {UnitJoin}
        """;

    public string ContactsByCustomer { get; } = $"""
        SELECT {ContactColumns} WHERE i."CustomerId" = @id ORDER BY i."ReceivedAt" DESC {dialect.Limit(20)}
        """;

    public string ContactsByPhone { get; } = $"""
        SELECT {ContactColumns} WHERE i."PartyE164" = @phone ORDER BY i."ReceivedAt" DESC {dialect.Limit(20)}
        """;
}
