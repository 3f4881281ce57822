using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;

namespace Crm.Domain.Lists;

/// <summary>The fields of each list, in the order in which people choose them.</summary>
public static class QueryFields
{
    /// <summary>Yes.</summary>
    public const string Yes = "yes";

    /// <summary>No.</summary>
    public const string No = "no";

    private static readonly ImmutableArray<QueryField> Tickets =
    [
        Choice<TicketStatus>("status"), Choice<TicketType>("type"), Choice<TicketPriority>("priority"), Choice<TicketSeverity>("severity"), Choice<TicketChannel>("channel"),
        Choice<WaitReason>("waitReason"), Choice<CoverageStatus>("entitlement"), new("owner", QueryFieldKind.Code), new("openedBy", QueryFieldKind.Code),
        new("openedAt", QueryFieldKind.Instant), new("closedAt", QueryFieldKind.Instant), new("appointment", QueryFieldKind.Instant), new("nextDue", QueryFieldKind.Instant),
        new("category", QueryFieldKind.Code), new("symptom", QueryFieldKind.Code), Flag("safety"), Flag("repeat"), new("reopened", QueryFieldKind.Number),
        new("number", QueryFieldKind.Code), new("customerName", QueryFieldKind.Text), Choice<CustomerTier>("tier"), Phone(), new("region", QueryFieldKind.Code),
        new("serial", QueryFieldKind.Code), new("model", QueryFieldKind.Code),
    ];

    private static readonly ImmutableArray<QueryField> Customers =
    [
        new("name", QueryFieldKind.Text), Choice<CustomerTier>("tier"), Choice<CustomerKind>("kind"), new("region", QueryFieldKind.Code), Flag("doNotCall"),
        new("risks", QueryFieldKind.Choice) { Choices = RiskTags.Known }, new("createdAt", QueryFieldKind.Instant), new("openTickets", QueryFieldKind.Number),
        new("ticketOpened", QueryFieldKind.Instant), new("units", QueryFieldKind.Number), new("model", QueryFieldKind.Code), new("purchased", QueryFieldKind.Day),
        new("number", QueryFieldKind.Code), Phone(), new("address", QueryFieldKind.Text) { IsMasked = true }, new("notes", QueryFieldKind.Text),
    ];

    private static readonly ImmutableArray<QueryField> Units =
    [
        new("serial", QueryFieldKind.Code), new("model", QueryFieldKind.Code), new("category", QueryFieldKind.Code), new("brand", QueryFieldKind.Code),
        Choice<UnitState>("state"), Choice<UnitUse>("use"), new("purchased", QueryFieldKind.Day), new("installed", QueryFieldKind.Day), new("produced", QueryFieldKind.Day),
        new("coverageEnds", QueryFieldKind.Day), new("userName", QueryFieldKind.Text), new("customer", QueryFieldKind.Code), Phone(), new("region", QueryFieldKind.Code),
        new("seller", QueryFieldKind.Text), new("invoice", QueryFieldKind.Code), Flag("soldByUs"), new("openTickets", QueryFieldKind.Number),
    ];

    /// <summary>The fields of a list.</summary>
    public static ImmutableArray<QueryField> Of(ListSubject subject) => subject switch
    {
        ListSubject.Tickets => Tickets,
        ListSubject.Customers => Customers,
        _ => Units,
    };

    /// <summary>A field by its name, or null.</summary>
    public static QueryField? Find(ListSubject subject, string name) => Of(subject).FirstOrDefault(f => f.Name == name);

    /// <summary>An enum's member as queries write it.</summary>
    public static string WordOf(string member)
    {
        ArgumentException.ThrowIfNullOrEmpty(member);
        return char.ToLowerInvariant(member[0]) + member[1..];
    }

    private static QueryField Phone() => new("phone", QueryFieldKind.Text) { IsMasked = true };

    private static QueryField Flag(string name) => new(name, QueryFieldKind.Flag) { Choices = [Yes, No] };

    private static QueryField Choice<TEnum>(string name)
        where TEnum : struct, Enum => new(name, QueryFieldKind.Choice) { Choices = [.. Enum.GetNames<TEnum>().Select(WordOf)] };
}
