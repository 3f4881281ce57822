using System.Globalization;
using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Crm.Domain.ServiceLevels;

/// <summary>From policies to due times.</summary>
public static class ServiceLevelRules
{
    /// <summary>Two rows in use are for the same tickets; parameters <c>field</c>, <c>code</c>.</summary>
    public const string ScopeIsTaken = "ServiceLevelScopeIsTaken";

    /// <summary>A later point has the shorter limit; parameters <c>field</c>, <c>earlier</c>, <c>later</c>.</summary>
    public const string OutOfOrder = "ServiceLevelOutOfOrder";

    private const int Day = 24 * 60;

    /// <summary>The rows that a store has before anybody changes one.</summary>
    public static ImmutableArray<ServiceLevelPolicy> Defaults { get; } =
    [
        .. from type in Enum.GetValues<TicketType>() from tier in Enum.GetValues<CustomerTier>() select Default(type, tier),
        new()
        {
            Code = "safety", NameZh = "安全隐患", NameEn = "Danger", Severity = TicketSeverity.Safety, Pauses = PauseReasons.None,
            ResponseMinutes = 60, AppointmentMinutes = 120, DispatchMinutes = 240, ArrivalMinutes = Day / 2, CompletionMinutes = Day, HandOverMinutes = Day,
        },
    ];

    /// <summary>The row for a ticket: of those that fit, the one that says most. Severity weighs more than category, then kind, then tier; danger never waits behind a good customer.</summary>
    public static ServiceLevelPolicy For(IEnumerable<ServiceLevelPolicy> policies, TicketType type, CustomerTier tier, TicketSeverity severity, string? category) =>
        policies.Where(p => p.IsActive && (p.Type ?? type) == type && (p.Tier ?? tier) == tier && (p.Severity ?? severity) == severity && (p.CategoryCode is null || p.CategoryCode == category))
            .MaxBy(WeightOf) ?? Default(type, tier);

    /// <summary>The row of a kind and tier, for a fault that is no danger.</summary>
    public static ServiceLevelPolicy For(IEnumerable<ServiceLevelPolicy> policies, TicketType type, CustomerTier tier) => For(policies, type, tier, TicketSeverity.Minor, null);

    /// <summary>Due times of a ticket that opens now, day and night.</summary>
    public static DueTimes Due(ServiceLevelPolicy policy, DateTimeOffset openedAt) =>
        new(openedAt.AddMinutes(policy.ResponseMinutes), openedAt.AddMinutes(policy.CompletionMinutes));

    /// <summary>Everything that is wrong with a row, field by field.</summary>
    /// <param name="policy">The row.</param>
    /// <param name="others">Every other row in use.</param>
    public static ImmutableArray<Refusal> Check(ServiceLevelPolicy policy, IEnumerable<ServiceLevelPolicy> others)
    {
        List<Refusal?> wrong =
        [
            FieldRules.ShortName("code", policy.Code, 32),
            FieldRules.Text("nameZh", policy.NameZh, 80),
            FieldRules.Text("nameEn", policy.NameEn, 80),
            FieldRules.OptionalText("category", policy.CategoryCode, 32),
            Limit("responseMinutes", policy.ResponseMinutes), Limit("appointmentMinutes", policy.AppointmentMinutes), Limit("dispatchMinutes", policy.DispatchMinutes),
            Limit("arrivalMinutes", policy.ArrivalMinutes), Limit("completionMinutes", policy.CompletionMinutes), Limit("handOverMinutes", policy.HandOverMinutes),
            FieldRules.Range("warnPercent", policy.WarnPercent, 1, 99), FieldRules.Range("escalatePercent", policy.EscalatePercent, 101, 500),
            Order("appointmentMinutes", policy.AppointmentMinutes, "arrivalMinutes", policy.ArrivalMinutes),
            Order("dispatchMinutes", policy.DispatchMinutes, "arrivalMinutes", policy.ArrivalMinutes),
            Order("arrivalMinutes", policy.ArrivalMinutes ?? policy.DispatchMinutes ?? policy.AppointmentMinutes, "completionMinutes", policy.CompletionMinutes),
            Order("responseMinutes", policy.ResponseMinutes, "completionMinutes", policy.CompletionMinutes),
        ];
        if (policy.IsActive && others.FirstOrDefault(o => o.IsActive && o.Code != policy.Code && o.Scope == policy.Scope) is { } same)
            wrong.Add(Refusal.Of(ScopeIsTaken, ("field", "scope"), ("code", same.Code)));
        return [.. wrong.OfType<Refusal>()];
    }

    private static int WeightOf(ServiceLevelPolicy policy) =>
        (policy.Severity is null ? 0 : 8) + (policy.CategoryCode is null ? 0 : 4) + (policy.Type is null ? 0 : 2) + (policy.Tier is null ? 0 : 1);

    private static Refusal? Limit(string field, int? minutes) => minutes is { } m ? FieldRules.Range(field, m, 1, ServiceLevelPolicy.MostMinutes) : null;

    private static Refusal? Order(string earlier, int? first, string later, int? second) => first > second
        ? Refusal.Of(OutOfOrder, ("field", later), ("earlier", earlier), ("later", later), ("min", first.Value.ToString(CultureInfo.InvariantCulture)))
        : null;

    private static ServiceLevelPolicy Default(TicketType type, CustomerTier tier)
    {
        var (hours, all) = type switch
        {
            TicketType.Consult => (24, 48),
            TicketType.Complaint => (4, 72),
            TicketType.Install or TicketType.Delivery => (24, 72),
            _ => (48, 120),
        };
        var (of, zh, en) = tier switch
        {
            CustomerTier.Gold => (2, "金牌", "gold"),
            CustomerTier.Silver => (3, "银牌", "silver"),
            _ => (4, "标准", "standard"),
        };
        var (response, completion) = (hours * 60 * of / 4, all * 60 * of / 4);
        var visits = type is not (TicketType.Consult or TicketType.Complaint);
        return new ServiceLevelPolicy
        {
#pragma warning disable CA1308 // A short name is lower case.
            Code = $"{type.ToString().ToLowerInvariant()}-{en}",
#pragma warning restore CA1308
            NameZh = $"{ChineseOf(type)} · {zh}", NameEn = $"{type} · {en}", Type = type, Tier = tier, ResponseMinutes = response, CompletionMinutes = completion,
            AppointmentMinutes = visits ? response : null, DispatchMinutes = visits ? response : null, ArrivalMinutes = visits ? (response + completion) / 2 : null, HandOverMinutes = 3 * Day,
        };
    }

    private static string ChineseOf(TicketType type) => type switch
    {
        TicketType.Repair => "维修",
        TicketType.Install => "安装",
        TicketType.Consult => "咨询",
        TicketType.Complaint => "投诉",
        TicketType.Delivery => "送货",
        TicketType.ReturnExchange => "退换",
        _ => "保养",
    };
}
