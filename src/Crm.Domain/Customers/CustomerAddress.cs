namespace Crm.Domain.Customers;

/// <summary>A place where service is given.</summary>
public sealed record CustomerAddress
{
    /// <summary>Identity.</summary>
    public required AddressId Id { get; init; }

    /// <summary>Whose address.</summary>
    public required CustomerId CustomerId { get; init; }

    /// <summary>GB/T 2260 code of the district, six digits.</summary>
    public required string RegionCode { get; init; }

    /// <summary>Province, city and district as one line, as they were called when the address was taken.</summary>
    public required string Region { get; init; }

    /// <summary>Street, house, block, unit, room.</summary>
    public required string Detail { get; init; }

    /// <summary>True for the address that a new ticket starts with.</summary>
    public bool IsDefault { get; init; }
}
