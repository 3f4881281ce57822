using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>A line of the list of customers; the number is masked.</summary>
public sealed record CustomerLineWire(
    Guid Id, string Number, string Name, string? Salutation, CustomerKind Kind, CustomerTier Tier, bool DoNotCall, IReadOnlyList<string> Risks, string Phone, string? RegionCode, string? Region,
    DateTimeOffset Created, int Version)
{
    internal static CustomerLineWire From(CustomerLine l) => new(
        l.Id.Value, l.Number, l.Name, l.Salutation, l.Kind, l.Tier, l.DoNotCall, RiskTags.Split(l.Risks), PhoneNumber.Mask(l.Phone), l.RegionCode, l.Region, l.CreatedAt, l.Version);
}
