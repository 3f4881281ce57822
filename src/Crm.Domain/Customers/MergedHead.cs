namespace Crm.Domain.Customers;

/// <summary>The fields of a head that a merge may change.</summary>
public sealed record MergedHead(CustomerTier Tier, bool DoNotCall, string? DoNotCallReason, string? Risks, string? Notes)
{
    /// <summary>Of a customer.</summary>
    public static MergedHead Of(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        return new MergedHead(customer.Tier, customer.DoNotCall, customer.DoNotCallReason, customer.Risks, customer.Notes);
    }
}
