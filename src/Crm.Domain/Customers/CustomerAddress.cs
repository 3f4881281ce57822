namespace Crm.Domain.Customers;

/// <summary>A place where service is given.</summary>
public sealed record CustomerAddress
{
    /// <summary>Longest street that is kept.</summary>
    public const int StreetLength = 80;

    /// <summary>Longest detail that is kept.</summary>
    public const int DetailLength = 200;

    /// <summary>Identity.</summary>
    public required AddressId Id { get; init; }

    /// <summary>Whose address.</summary>
    public required CustomerId CustomerId { get; init; }

    /// <summary>GB/T 2260 code of the district, six digits.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Province, city and district as one line, as they were called when the address was taken.</summary>
    public required string Region { get; init; }

    /// <summary>Sub-district, township or village, or null when the detail says it.</summary>
    public string? Street { get; init; }

    /// <summary>Road, house, block, unit, room.</summary>
    public required string Detail { get; init; }

    /// <summary>True for the address that a new ticket starts with.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Since when nobody goes there any more, or null. It stays, because tickets and units name it (invariant 25).</summary>
    public DateTimeOffset? RetiredAt { get; init; }
}
