namespace Crm.Domain.Customers;

/// <summary>Who the customer is.</summary>
public enum CustomerKind
{
    /// <summary>个人</summary>
    Person,

    /// <summary>单位</summary>
    Organisation,
}
