namespace Crm.Domain.Dispatch;

/// <summary>How the customer paid on the spot.</summary>
public enum PaidHow
{
    /// <summary>微信</summary>
    WeChat,

    /// <summary>支付宝</summary>
    Alipay,

    /// <summary>现金</summary>
    Cash,

    /// <summary>银行卡</summary>
    Card,

    /// <summary>对公转账</summary>
    Transfer,
}
