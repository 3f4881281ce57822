namespace Crm.Domain.Dispatch;

/// <summary>What may be unreasonable about an assignment 不合理派工 (JR-09).</summary>
public enum DispatchCheck
{
    /// <summary>跨区域: the site does not serve the region.</summary>
    Region,

    /// <summary>品类: site or technician does not do the category.</summary>
    Category,

    /// <summary>品牌: site or technician does not do the brand.</summary>
    Brand,

    /// <summary>证件: he lacks the certificate or it has expired (JR-57).</summary>
    Certificate,

    /// <summary>请假停业: site or technician is away.</summary>
    Absence,

    /// <summary>营业时间: the site is closed then.</summary>
    Hours,

    /// <summary>网点超量: the site has no place left.</summary>
    SiteCapacity,

    /// <summary>个人超量: the technician has no place left.</summary>
    TechnicianCapacity,

    /// <summary>超距离: farther than the limit.</summary>
    Distance,

    /// <summary>同人重修: he repaired the same fault last time.</summary>
    SameFault,

    /// <summary>缺件派工: the part that the ticket waits for is not there.</summary>
    PartMissing,
}
