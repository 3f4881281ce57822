namespace Crm.Domain.Customers;

/// <summary>One place of the form.</summary>
/// <param name="Id">The stored address, or null for a new one.</param>
/// <param name="RegionCode">GB/T 2260 code of a district.</param>
/// <param name="Street">Sub-district, township or village, or null.</param>
/// <param name="Detail">Road, house, block, unit, room.</param>
/// <param name="IsDefault">The one that a new ticket starts with.</param>
public sealed record AddressDraft(AddressId? Id, string RegionCode, string? Street, string Detail, bool IsDefault = false)
{
    /// <summary>The region's line as it was stored, kept when the table no longer has the code.</summary>
    public string? StoredRegion { get; init; }

    /// <summary>Province, city and district as one line, or null when the code names none.</summary>
    public string? Region => Regions.Find(RegionCode)?.Line ?? StoredRegion;

    /// <summary>The line of a stored place.</summary>
    public static AddressDraft Of(CustomerAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new AddressDraft(address.Id, address.RegionCode, address.Street, address.Detail, address.IsDefault) { StoredRegion = address.Region };
    }

    /// <summary>A whole address as people write it: the region is read from its beginning, the rest is the detail.</summary>
    public static AddressDraft Read(string text)
    {
        var (region, rest) = Regions.Split(text);
        return new AddressDraft(null, region is { IsPlace: true } ? region.Code : "", null, rest);
    }
}
