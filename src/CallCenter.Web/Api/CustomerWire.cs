using Crm.Domain.Customers;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>A customer; numbers masked and places without street unless <c>?reveal=</c> names a reason.</summary>
public sealed record CustomerWire(
    Guid Id,
    string Number,
    string Name,
    string? Salutation,
    CustomerKind Kind,
    CustomerTier Tier,
    bool DoNotCall,
    string? DoNotCallReason,
    IReadOnlyList<string> Risks,
    string? Notes,
    Guid? MergedInto,
    DateTimeOffset Created,
    IReadOnlyList<CustomerPhoneWire> Phones,
    IReadOnlyList<CustomerAddressWire> Addresses,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Tickets,
    int Version)
{
    internal static CustomerWire From(CustomerCard card, Func<string?, string> show, bool reveal)
    {
        var c = card.Customer;
        return new CustomerWire(
            c.Id.Value, c.Number, c.Name, c.Salutation, c.Kind, c.Tier, c.DoNotCall, c.DoNotCallReason, RiskTags.Split(c.Risks), c.Notes, c.MergedIntoId?.Value, c.CreatedAt,
            [.. card.Phones.Select(p => CustomerPhoneWire.From(p, show))], [.. card.Addresses.Select(a => CustomerAddressWire.From(a, reveal))],
            [.. card.Units.Select(u => u.SerialNo)], [.. card.Tickets.Select(t => t.Number)], c.Version);
    }
}
