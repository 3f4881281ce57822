using Crm.Domain.Customers;

namespace Persistence.Customers;

/// <summary>A customer's name from a place inside it to its end, so that it is found from there by a range of one index.</summary>
public sealed class CustomerWordRow
{
    public required string Word { get; init; }

    public required CustomerId CustomerId { get; init; }
}
