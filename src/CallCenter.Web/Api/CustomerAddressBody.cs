using Crm.Domain.Customers;

namespace CallCenter.Web.Api;

/// <summary>A place: code and detail, or a whole written address in <c>detail</c> that begins with its region.</summary>
public sealed record CustomerAddressBody(Guid? Id = null, string? RegionCode = null, string? Street = null, string? Detail = null, bool IsDefault = false)
{
    internal AddressDraft ToDraft(CustomerDraft stored)
    {
        var id = Id is { } guid ? new AddressId(guid) : (AddressId?)null;
        var kept = stored.Addresses.FirstOrDefault(a => a.Id is not null && a.Id == id);
        if (RegionCode is null && kept is null && Detail is { } written)
            return AddressDraft.Read(written) with { Street = Street, IsDefault = IsDefault };
        return new AddressDraft(kept?.Id, RegionCode ?? kept?.RegionCode ?? "", Street ?? kept?.Street, Detail ?? kept?.Detail ?? "", IsDefault)
        {
            StoredRegion = RegionCode is null || RegionCode == kept?.RegionCode ? kept?.StoredRegion : null,
        };
    }
}
