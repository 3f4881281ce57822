namespace Crm.Domain.Customers;

/// <summary>Service level by customer value (KP-37).</summary>
public enum CustomerTier
{
    /// <summary>标准</summary>
    Standard,

    /// <summary>银牌</summary>
    Silver,

    /// <summary>金牌</summary>
    Gold,
}
