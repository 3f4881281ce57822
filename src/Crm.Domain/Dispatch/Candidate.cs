namespace Crm.Domain.Dispatch;

/// <summary>Who could be sent, and why he stands where he stands.</summary>
/// <param name="Site">The site.</param>
/// <param name="Technician">The technician.</param>
/// <param name="RegionMatch">Digits of the region code that match, 0 to 6.</param>
/// <param name="ServedLast">He served the customer last.</param>
/// <param name="SiteBooked">Visits of the site in the half day.</param>
/// <param name="SiteCapacity">Places of the site in the half day.</param>
/// <param name="TechnicianBooked">His visits in the half day.</param>
/// <param name="Reasons">What speaks for him, strongest first.</param>
/// <param name="Limit">What speaks against him so that a reason is needed (JR-09), or null.</param>
public sealed record Candidate(
    ServiceSite Site,
    Technician Technician,
    int RegionMatch,
    bool ServedLast,
    int SiteBooked,
    int SiteCapacity,
    int TechnicianBooked,
    ImmutableArray<Reason> Reasons,
    Refusal? Limit);
