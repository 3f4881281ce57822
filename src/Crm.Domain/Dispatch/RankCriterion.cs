namespace Crm.Domain.Dispatch;

/// <summary>By what candidates are compared; which comes first is data (KP-10). That the customer named somebody always comes first and is not among them.</summary>
public enum RankCriterion
{
    /// <summary>默认网点: the site is the default of the region.</summary>
    DefaultSite,

    /// <summary>区域: the nearer region by its code: district, city, province.</summary>
    Region,

    /// <summary>服务次数: how often he served this customer or unit.</summary>
    TimesServed,

    /// <summary>上次服务: he served this customer last.</summary>
    ServedLast,

    /// <summary>负荷: his visits of the half day, then his site's.</summary>
    Load,

    /// <summary>接单优先级: the site's order.</summary>
    SitePriority,

    /// <summary>距离: the shorter way; an unknown one comes last.</summary>
    Distance,

    /// <summary>满意度: what customers said of his visits; nobody asked yet counts as the middle.</summary>
    Satisfaction,
}
