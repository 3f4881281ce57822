namespace Crm.Domain.Dispatch;

/// <summary>Whether a site takes orders.</summary>
public enum ServiceSiteState
{
    /// <summary>正常</summary>
    Active,

    /// <summary>暂停派单</summary>
    Suspended,

    /// <summary>已撤点</summary>
    Closed,
}
