using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using Persistence.Conventions;
using Persistence.History;

namespace Persistence.Queries;

/// <summary>From columns to read models; ordinals follow <see cref="PopSql"/>.</summary>
internal static class PopRows
{
    public static PopCustomer Customer(DbDataReader r) => new(
        new CustomerId(r.GetGuid(0)), r.GetString(1), r.GetString(2), Text(r, 3), Member<CustomerKind>(r, 4), Member<CustomerTier>(r, 5), r.GetBoolean(6), Text(r, 7),
        Id(r, 8) is { } address ? new AddressId(address) : null, Text(r, 9), Text(r, 10), Text(r, 11));

    public static (PopTicket Ticket, CustomerId? CustomerId) Ticket(DbDataReader r) => (
        new PopTicket(
            new TicketId(r.GetGuid(0)), r.GetString(1), Member<TicketType>(r, 2), Member<TicketStatus>(r, 3),
            r.IsDBNull(4) ? null : Member<WaitReason>(r, 4), Member<TicketPriority>(r, 5), Id(r, 6) is { } unit ? new UnitId(unit) : null,
            Text(r, 7), Text(r, 8), Text(r, 9), r.GetString(10), Instant(r, 11)!.Value, Instant(r, 12), Instant(r, 13), Text(r, 14), Instant(r, 15), Text(r, 16), r.GetInt32(17))
        {
            OwnerId = r.GetString(19),
            IsSafetyCritical = r.GetBoolean(20),
            ResolutionDueAt = Instant(r, 21),
        },
        Customer(r, 18));

    public static PopContact Contact(DbDataReader r) => new(
        r.GetGuid(0), Member<InteractionDirection>(r, 1), Customer(r, 2), Id(r, 3) is { } ticket ? new TicketId(ticket) : null,
        Text(r, 4), Text(r, 5), Text(r, 6), Instant(r, 7)!.Value, Instant(r, 9) - Instant(r, 8), Text(r, 10), Text(r, 11))
    {
        UnitId = Id(r, 12) is { } unit ? new UnitId(unit) : null,
    };

    /// <summary>A running campaign.</summary>
    public static Recall Recall(DbDataReader r) => new()
    {
        Code = r.GetString(0), TitleZh = r.GetString(1), TitleEn = r.GetString(2), AdviceZh = r.GetString(3), AdviceEn = r.GetString(4), ModelCode = r.GetString(5),
        SerialFrom = Text(r, 6), SerialTo = Text(r, 7), ProducedFrom = Day(r, 8), ProducedTo = Day(r, 9), IsSafetyCritical = r.GetBoolean(10),
    };

    /// <summary>The campaign that an event says was done.</summary>
    public static string? HandledRecall(DbDataReader r) => JsonSerializer.Deserialize<UnitEvent.RecallHandled>(r.GetString(0), StoreJson.Options)?.Recall;

    /// <summary>A unit without its verdict, and one of its coverages.</summary>
    public static (PopUnit Unit, UnitCoverage? Coverage) Unit(DbDataReader r)
    {
        var id = new UnitId(r.GetGuid(0));
        var unit = new PopUnit(
            id, r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8),
            Customer(r, 9), Customer(r, 10), Id(r, 11) is { } address ? new AddressId(address) : null, Day(r, 12), Day(r, 13), Day(r, 14),
            r.GetBoolean(15), Member<UnitState>(r, 16), r.GetInt32(17), null!);
        if (r.IsDBNull(18)) return (unit, null);
        return (unit, new UnitCoverage
        {
            UnitId = id, Code = r.GetString(18), Source = Member<CoverageSource>(r, 19), StartsOn = Day(r, 20)!.Value, EndsOn = Day(r, 21)!.Value,
            Months = r.GetInt32(22), ExtendedByDays = r.GetInt32(23), Start = Member<CoverageStart>(r, 24),
        });
    }

    /// <summary>Units in the order of their first row, each judged for the day.</summary>
    public static ImmutableArray<PopUnit> Judge(List<(PopUnit Unit, UnitCoverage? Coverage)> rows, DateOnly today)
    {
        var units = ImmutableArray.CreateBuilder<PopUnit>();
        foreach (var group in rows.GroupBy(r => r.Unit.Id))
        {
            var coverages = group.Where(r => r.Coverage is not null).Select(r => r.Coverage!).ToList();
            units.Add(group.First().Unit with { Warranty = WarrantyRules.Judge(coverages, today) });
        }

        return units.ToImmutable();
    }

    private static string? Text(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static Guid? Id(DbDataReader r, int i) => r.IsDBNull(i) ? null : r.GetGuid(i);

    private static CustomerId? Customer(DbDataReader r, int i) => r.IsDBNull(i) ? null : new CustomerId(r.GetGuid(i));

    private static DateTimeOffset? Instant(DbDataReader r, int i) => r.IsDBNull(i) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(i));

    private static DateOnly? Day(DbDataReader r, int i) => r.IsDBNull(i) ? null : CompactDate.FromNumber(r.GetInt32(i));

    private static T Member<T>(DbDataReader r, int i) where T : struct, Enum => Enum.Parse<T>(r.GetString(i));
}
