using Crm.Domain.Customers;

namespace CallCenter.Web.Api;

/// <summary>A place of a customer; street and detail only with <c>?reveal=</c>.</summary>
public sealed record CustomerAddressWire(Guid Id, string RegionCode, string Region, string? Street, string? Detail, bool IsDefault, DateTimeOffset? Retired)
{
    internal static CustomerAddressWire From(CustomerAddress a, bool reveal) =>
        new(a.Id.Value, a.RegionCode, a.Region, reveal ? a.Street : null, reveal ? a.Detail : null, a.IsDefault, a.RetiredAt);
}
