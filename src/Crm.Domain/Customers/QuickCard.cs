using Crm.Domain.PhoneNumbers;

namespace Crm.Domain.Customers;

/// <summary>What an agent types about an unknown caller.</summary>
public sealed record QuickCard(
    string? Name,
    PhoneNumber? Phone,
    string? Salutation = null,
    CustomerKind Kind = CustomerKind.Person,
    PhonePurpose Purpose = PhonePurpose.Personal,
    string? RegionCode = null,
    string? Region = null,
    string? AddressDetail = null,
    string? Notes = null);
