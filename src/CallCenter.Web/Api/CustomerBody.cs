using Crm.Domain.Customers;

namespace CallCenter.Web.Api;

/// <summary>A customer's form; what is null is left as it is (change) or empty (new). Lists replace what is stored: a number left out ends, a place left out is retired.</summary>
public sealed record CustomerBody(
    string? Name = null,
    string? Salutation = null,
    CustomerKind? Kind = null,
    CustomerTier? Tier = null,
    bool? DoNotCall = null,
    string? DoNotCallReason = null,
    IReadOnlyList<string>? Risks = null,
    string? Notes = null,
    IReadOnlyList<CustomerPhoneBody>? Phones = null,
    IReadOnlyList<CustomerAddressBody>? Addresses = null,
    int? Version = null)
{
    internal CustomerDraft Over(CustomerDraft stored) => stored with
    {
        Name = Name ?? stored.Name,
        Salutation = Salutation ?? stored.Salutation,
        Kind = Kind ?? stored.Kind,
        Tier = Tier ?? stored.Tier,
        DoNotCall = DoNotCall ?? stored.DoNotCall,
        DoNotCallReason = DoNotCallReason ?? stored.DoNotCallReason,
        Risks = Risks is null ? stored.Risks : [.. Risks],
        Notes = Notes ?? stored.Notes,
        Phones = Phones is null ? stored.Phones : [.. Phones.Select(p => p.ToDraft())],
        Addresses = Addresses is null ? stored.Addresses : [.. Addresses.Select(a => a.ToDraft(stored))],
    };
}
