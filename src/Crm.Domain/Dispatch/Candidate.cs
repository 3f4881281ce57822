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
/// <param name="Limit">What speaks against him first of all, or null.</param>
public sealed record Candidate(
    ServiceSite Site,
    Technician Technician,
    int RegionMatch,
    bool ServedLast,
    int SiteBooked,
    int SiteCapacity,
    int TechnicianBooked,
    ImmutableArray<Reason> Reasons,
    Refusal? Limit)
{
    /// <summary>Everything that speaks against him, the stops first.</summary>
    public ImmutableArray<DispatchFinding> Findings { get; init; } = [];

    /// <summary>The customer wishes him, or his site.</summary>
    public bool IsDesignated { get; init; }

    /// <summary>How often he served this customer or unit.</summary>
    public int TimesServed { get; init; }

    /// <summary>How far it is, or null.</summary>
    public Distance? Distance { get; init; }

    /// <summary>What customers said of his visits, hundredths of a mark, or null.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>True when nothing speaks against him.</summary>
    public bool IsAble => Limit is null;

    /// <summary>True when he is tripped: only a leader sends him.</summary>
    public bool IsTripped => Findings.Any(f => f.Refusal.Rule == TripRules.Tripped);

    /// <summary>True when no reason helps: he is not sent.</summary>
    public bool IsStopped => Findings.Any(f => f.Level == CheckLevel.Stop);
}
