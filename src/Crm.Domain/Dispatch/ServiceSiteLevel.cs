namespace Crm.Domain.Dispatch;

/// <summary>The grade of a site; prices and claims follow it.</summary>
public enum ServiceSiteLevel
{
    /// <summary>一级: city centre, own store, every category.</summary>
    First,

    /// <summary>二级</summary>
    Second,

    /// <summary>三级: county, some categories.</summary>
    Third,
}
