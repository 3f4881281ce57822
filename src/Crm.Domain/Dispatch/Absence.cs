namespace Crm.Domain.Dispatch;

/// <summary>Days on which a site or one of its technicians takes no visits: a holiday, an illness, a course.</summary>
public sealed record Absence
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which site.</summary>
    public required string SiteCode { get; init; }

    /// <summary>Which technician, or null: the whole site.</summary>
    public string? TechnicianCode { get; init; }

    /// <summary>The first day, local.</summary>
    public DateOnly FirstDay { get; init; }

    /// <summary>The last day, local.</summary>
    public DateOnly LastDay { get; init; }

    /// <summary>Only this half of each day, or null: the whole day.</summary>
    public HalfDay? Half { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Taken back; the row stays for the history.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Who wrote it down.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }

    /// <summary>True when it holds on the half day.</summary>
    public bool Covers(DateOnly day, HalfDay half) => !IsCancelled && day >= FirstDay && day <= LastDay && (Half is null || Half == half);

    /// <summary>True when it is the whole site's.</summary>
    public bool IsOfSite(string siteCode) => SiteCode == siteCode && TechnicianCode is null;
}
