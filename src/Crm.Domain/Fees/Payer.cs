namespace Crm.Domain.Fees;

/// <summary>Who pays a line.</summary>
public enum Payer
{
    /// <summary>用户</summary>
    Customer,

    /// <summary>厂家: the maker's guarantee or a paid contract.</summary>
    Maker,

    /// <summary>销售商: who delivered or installed it wrongly.</summary>
    Dealer,
}
