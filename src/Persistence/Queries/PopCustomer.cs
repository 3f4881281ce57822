using Crm.Domain.Customers;

namespace Persistence.Queries;

/// <summary>The customer's head line.</summary>
public sealed record PopCustomer(
    CustomerId Id,
    string Number,
    string Name,
    string? Salutation,
    CustomerKind Kind,
    CustomerTier Tier,
    bool DoNotCall,
    string? Notes,
    AddressId? AddressId,
    string? RegionCode,
    string? Region,
    string? AddressDetail);
