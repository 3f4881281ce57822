using Crm.Domain.Tickets;

namespace Crm.Domain.Dispatch;

/// <summary>What the store knows about an assignment at the instant of the decision.</summary>
/// <param name="Site">The site.</param>
/// <param name="Technician">The technician, or null when the site chooses itself.</param>
/// <param name="Day">The local day of the window.</param>
/// <param name="Half">The half day of the window.</param>
/// <param name="SiteBooked">Other visits of the site in that half day.</param>
/// <param name="TechnicianBooked">Other visits of the technician in that half day, those where he goes along among them.</param>
/// <param name="RegionCode">Where the visit goes, or null.</param>
/// <param name="CategoryCode">What it is about, or null.</param>
public sealed record AssignmentFacts(
    ServiceSite Site, Technician? Technician, DateOnly Day, HalfDay Half, int SiteBooked, int TechnicianBooked, string? RegionCode, string? CategoryCode)
{
    /// <summary>How strict the checks are.</summary>
    public CheckPolicy Policy { get; init; } = CheckPolicy.Default;

    /// <summary>The local day on which somebody is sent; null: the visit's own.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Places of the site in that half day; null: as the site says, whoever is away.</summary>
    public int? SitePlaces { get; init; }

    /// <summary>Brand of the machine, or null.</summary>
    public string? BrandCode { get; init; }

    /// <summary>The hours of the window, local, or null.</summary>
    public (TimeOnly From, TimeOnly To)? Window { get; init; }

    /// <summary>The site takes no visits then.</summary>
    public bool IsSiteAway { get; init; }

    /// <summary>The technician is absent then.</summary>
    public bool IsTechnicianAway { get; init; }

    /// <summary>How far it is, or null.</summary>
    public Distance? Distance { get; init; }

    /// <summary>Who repaired the same fault of the same machine last, within the policy's days, or null.</summary>
    public string? SameFaultTechnician { get; init; }

    /// <summary>The ticket waits for a part.</summary>
    public bool WaitsForPart { get; init; }

    /// <summary>Who goes along.</summary>
    public ImmutableArray<CrewMember> Assistants { get; init; } = [];
}
