namespace Crm.Domain.Catalogue;

/// <summary>How much work a service item is.</summary>
public enum ServiceGrade
{
    /// <summary>小修</summary>
    Small,

    /// <summary>中修</summary>
    Medium,

    /// <summary>大修</summary>
    Large,

    /// <summary>安装调试</summary>
    Installation,

    /// <summary>检测: looked at, not repaired.</summary>
    Inspection,

    /// <summary>保养清洗</summary>
    Maintenance,
}
