namespace Crm.Domain.Customers;

/// <summary>A customer with everything that hangs on them.</summary>
/// <param name="Customer">The head.</param>
/// <param name="Phones">Numbers, ended ones too.</param>
/// <param name="Addresses">Places, retired ones too.</param>
/// <param name="References">Rows elsewhere that name them.</param>
public sealed record MergeSide(Customer Customer, ImmutableArray<CustomerPhone> Phones, ImmutableArray<CustomerAddress> Addresses, ImmutableArray<HeldReference> References);
