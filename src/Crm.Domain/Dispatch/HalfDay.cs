namespace Crm.Domain.Dispatch;

/// <summary>The unit in which visits are promised and places are counted.</summary>
public enum HalfDay
{
    /// <summary>上午</summary>
    Morning,

    /// <summary>下午</summary>
    Afternoon,
}
