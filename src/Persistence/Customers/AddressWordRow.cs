using Crm.Domain.Customers;

namespace Persistence.Customers;

/// <summary>An address from a word inside it onwards, so that it is found from there by a range of one index.</summary>
public sealed class AddressWordRow
{
    public required string Word { get; init; }

    public required AddressId AddressId { get; init; }
}
