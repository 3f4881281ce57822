namespace Crm.Domain.Dispatch;

/// <summary>What the store knows about an assignment at the instant of the decision.</summary>
/// <param name="Site">The site.</param>
/// <param name="Technician">The technician, or null when the site chooses itself.</param>
/// <param name="Day">The local day of the window.</param>
/// <param name="Half">The half day of the window.</param>
/// <param name="SiteBooked">Other visits of the site in that half day.</param>
/// <param name="TechnicianBooked">Other visits of the technician in that half day.</param>
/// <param name="RegionCode">Where the visit goes, or null.</param>
/// <param name="CategoryCode">What it is about, or null.</param>
public sealed record AssignmentFacts(
    ServiceSite Site, Technician? Technician, DateOnly Day, HalfDay Half, int SiteBooked, int TechnicianBooked, string? RegionCode, string? CategoryCode);
