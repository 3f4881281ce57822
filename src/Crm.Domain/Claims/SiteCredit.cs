namespace Crm.Domain.Claims;

/// <summary>What a site may hold of the company's parts: its deposit and credit, less what lies there unpaid.</summary>
/// <param name="SiteCode">Which site.</param>
/// <param name="Deposit">押金</param>
/// <param name="Limit">授信: credit beyond the deposit.</param>
/// <param name="Held">Value of the parts that were shipped and neither used, returned nor paid.</param>
public sealed record SiteCredit(string SiteCode, Money Deposit, Money Limit, Money Held)
{
    /// <summary>What may still be shipped.</summary>
    public Money Left => Deposit + Limit - Held;
}
