using Crm.Domain.Customers;

namespace Persistence.Customers;

/// <summary>What can be changed on a customer's head.</summary>
public sealed record CustomerEdit(string Name, string? Salutation, CustomerTier Tier, bool DoNotCall, string? Notes)
{
    public static CustomerEdit Of(Customer customer) => new(customer.Name, customer.Salutation, customer.Tier, customer.DoNotCall, customer.Notes);
}
