using System.Collections.Frozen;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Lists;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Tests.Lists;

/// <summary>A store's rows in memory, and what stands in each field of each list: the other side of the databases' answers.</summary>
internal sealed class ListWorld
{
    private readonly List<Customer> _customers;
    private readonly ILookup<CustomerId, CustomerPhone> _phones;
    private readonly ILookup<CustomerId, CustomerAddress> _places;
    private readonly FrozenDictionary<AddressId, CustomerAddress> _placeOf;
    private readonly List<InstalledUnit> _units;
    private readonly FrozenDictionary<UnitId, InstalledUnit> _unitOf;
    private readonly List<Ticket> _tickets;
    private readonly FrozenDictionary<CustomerId, Customer> _customerOf;
    private readonly ILookup<UnitId, UnitCoverage> _coverages;
    private readonly ILookup<CustomerId?, Ticket> _ticketsOf;
    private readonly ILookup<UnitId?, Ticket> _ticketsAt;
    private readonly ILookup<CustomerId?, InstalledUnit> _unitsOf;
    private readonly FrozenDictionary<Crm.Domain.Catalogue.ModelId, Crm.Domain.Catalogue.ProductModel> _models;

    private ListWorld(AppDb db)
    {
        _customers = [.. db.Customers.AsNoTracking()];
        _customerOf = _customers.ToFrozenDictionary(c => c.Id);
        _phones = db.CustomerPhones.AsNoTracking().Where(p => p.EndedOn == null).ToLookup(p => p.CustomerId);
        var places = db.CustomerAddresses.AsNoTracking().ToList();
        _places = places.Where(a => a.RetiredAt == null).ToLookup(a => a.CustomerId);
        _placeOf = places.ToFrozenDictionary(a => a.Id);
        _units = [.. db.Units.AsNoTracking()];
        _unitOf = _units.ToFrozenDictionary(u => u.Id);
        _tickets = [.. db.Tickets.AsNoTracking()];
        (_ticketsOf, _ticketsAt, _unitsOf) = (_tickets.ToLookup(t => t.CustomerId), _tickets.ToLookup(t => t.UnitId), _units.ToLookup(u => u.UserId));
        _coverages = db.Coverages.AsNoTracking().ToLookup(c => c.UnitId);
        _models = db.Models.AsNoTracking().ToFrozenDictionary(m => m.Id);
    }

    public static ListWorld Of(TestStore store)
    {
        using var db = store.Open();
        return new ListWorld(db);
    }

    /// <summary>The keys (numbers, serials) that match.</summary>
    public List<string> Matching(ListSubject subject, QueryNode query, DateOnly today)
    {
        var match = new QueryMatch(subject, today, SiteZone.StartOf);
        return subject switch
        {
            ListSubject.Customers => [.. _customers.Where(c => c.MergedIntoId is null && match.Holds(query, f => Of(c, f))).Select(c => c.Number).Order(StringComparer.Ordinal)],
            ListSubject.Units => [.. _units.Where(u => match.Holds(query, f => Of(u, f))).Select(u => u.SerialNo).Order(StringComparer.Ordinal)],
            _ => [.. _tickets.Where(t => match.Holds(query, f => Of(t, f))).Select(t => t.Number).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Every value that stands in a field somewhere, as a query writes it.</summary>
    public IReadOnlyList<string> Values(ListSubject subject, QueryField field)
    {
        IEnumerable<object> all = subject switch
        {
            ListSubject.Customers => _customers.SelectMany(c => Of(c, field.Name)),
            ListSubject.Units => _units.SelectMany(u => Of(u, field.Name)),
            _ => _tickets.SelectMany(t => Of(t, field.Name)),
        };
        return [.. all.Select(v => v switch { DateOnly d => d.ToString("yyyy-MM-dd", null), DateTimeOffset at => SiteZone.DayOf(at).ToString("yyyy-MM-dd", null), _ => v.ToString()! }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private List<object> Of(Customer c, string field) => field switch
    {
        "name" => Some(c.Name),
        "number" => Some(c.Number),
        "notes" => Some(c.Notes),
        "tier" => Word(c.Tier),
        "kind" => Word(c.Kind),
        "doNotCall" => Flag(c.DoNotCall),
        "risks" => [.. RiskTags.Split(c.Risks)],
        "createdAt" => [c.CreatedAt],
        "phone" => [.. _phones[c.Id].Select(p => p.E164)],
        "region" => [.. _places[c.Id].Select(a => a.RegionCode)],
        "address" => [.. _places[c.Id].Select(a => a.Detail)],
        "openTickets" => [_ticketsOf[c.Id].Count(IsOpen)],
        "ticketOpened" => [.. _ticketsOf[c.Id].Select(t => (object)t.OpenedAt)],
        "units" => [_unitsOf[c.Id].Count()],
        "model" => [.. _unitsOf[c.Id].Select(u => _models[u.ModelId].Code)],
        "purchased" => [.. _unitsOf[c.Id].SelectMany(u => Day(u.PurchasedOn))],
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private List<object> Of(InstalledUnit u, string field) => field switch
    {
        "serial" => Some(u.SerialNo),
        "model" => Some(_models[u.ModelId].Code),
        "category" => Some(_models[u.ModelId].CategoryCode),
        "brand" => Some(_models[u.ModelId].BrandCode),
        "state" => Word(u.State),
        "use" => Word(u.Use),
        "purchased" => Day(u.PurchasedOn),
        "installed" => Day(u.InstalledOn),
        "produced" => Day(u.ProducedOn),
        "coverageEnds" => [.. _coverages[u.Id].Select(c => (object)c.EndsOn)],
        "userName" => Some(Person(u.UserId)?.Name),
        "customer" => [.. new[] { u.UserId, u.PurchaserId, u.OwnerId, u.CustodianId }.Select(p => Person(p)?.Number).OfType<string>().Distinct()],
        "phone" => u.UserId is { } user ? [.. _phones[user].Select(p => p.E164)] : [],
        "region" => u.AddressId is { } place ? Some(_placeOf[place].RegionCode) : [],
        "seller" => Some(u.Seller),
        "invoice" => Some(u.InvoiceNo),
        "soldByUs" => Flag(u.SoldByUs),
        "openTickets" => [_ticketsAt[u.Id].Count(IsOpen)],
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private List<object> Of(Ticket t, string field) => field switch
    {
        "number" => Some(t.Number),
        "status" => Word(t.Status),
        "type" => Word(t.Type),
        "priority" => Word(t.Priority),
        "severity" => Word(t.Severity),
        "channel" => Word(t.Channel),
        "waitReason" => t.WaitReason is { } wait ? Word(wait) : [],
        "entitlement" => t.EntitlementStatus is { } cover ? Word(cover) : [],
        "owner" => Some(t.OwnerId),
        "openedBy" => Some(t.OpenedBy),
        "openedAt" => [t.OpenedAt],
        "closedAt" => At(t.ClosedAt),
        "appointment" => At(t.AppointmentFrom),
        "nextDue" => At(t.NextDueAt),
        "category" => Some(t.CategoryCode),
        "symptom" => Some(t.SymptomCode),
        "safety" => Flag(t.IsSafetyCritical),
        "repeat" => Flag(t.RepeatOfId is not null),
        "reopened" => [t.ReopenCount],
        "customerName" => Some(Person(t.CustomerId)?.Name),
        "tier" => Person(t.CustomerId) is { } person ? Word(person.Tier) : [],
        "phone" => t.CustomerId is { } customer ? [.. _phones[customer].Select(p => p.E164)] : [],
        "region" => t.AddressId is { } place ? Some(_placeOf[place].RegionCode) : [],
        "serial" => t.UnitId is { } unit ? Some(_unitOf[unit].SerialNo) : [],
        "model" => t.UnitId is { } its ? Some(_models[_unitOf[its].ModelId].Code) : [],
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private Customer? Person(CustomerId? id) => id is { } known ? _customerOf[known] : null;

    private static bool IsOpen(Ticket t) => t.Status is not (TicketStatus.Closed or TicketStatus.Cancelled or TicketStatus.Merged);

    private static List<object> Some(string? text) => string.IsNullOrEmpty(text) ? [] : [text];

    private static List<object> Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => [QueryFields.WordOf(value.ToString())];

    private static List<object> Flag(bool value) => [value ? QueryFields.Yes : QueryFields.No];

    private static List<object> Day(DateOnly? day) => day is { } d ? [d] : [];

    private static List<object> At(DateTimeOffset? at) => at is { } instant ? [instant] : [];
}
