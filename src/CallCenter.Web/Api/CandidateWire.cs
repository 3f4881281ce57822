using Crm.Domain.Dispatch;

namespace CallCenter.Web.Api;

/// <summary>Who could be sent, best first, with what speaks for him and against him.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="Technician">Code of the technician.</param>
/// <param name="Name">His name.</param>
/// <param name="IsAble">Nothing speaks against him.</param>
/// <param name="IsStopped">No reason helps.</param>
/// <param name="IsDesignated">The customer wishes him or his site.</param>
/// <param name="Booked">His visits of the half day.</param>
/// <param name="SiteBooked">Visits of his site.</param>
/// <param name="SiteCapacity">Places of his site.</param>
/// <param name="TimesServed">How often he served this customer or unit.</param>
/// <param name="DistanceMetres">One way, or null.</param>
/// <param name="DistanceBasis">How it is known.</param>
/// <param name="Satisfaction">Hundredths of a mark of five, or null.</param>
/// <param name="Reasons">Keys of what speaks for him, in the order of the ranking.</param>
/// <param name="Findings">Rules that speak against him, the stops first.</param>
public sealed record CandidateWire(
    string Site, string Technician, string Name, bool IsAble, bool IsStopped, bool IsDesignated, int Booked, int SiteBooked, int SiteCapacity, int TimesServed, int? DistanceMetres,
    DistanceBasis? DistanceBasis, int? Satisfaction, IReadOnlyList<string> Reasons, IReadOnlyList<FindingWire> Findings)
{
    internal static CandidateWire Of(Candidate c) => new(
        c.Site.Code, c.Technician.Code, c.Technician.Name, c.IsAble, c.IsStopped, c.IsDesignated, c.TechnicianBooked, c.SiteBooked, c.SiteCapacity, c.TimesServed, c.Distance?.Metres, c.Distance?.Basis,
        c.Satisfaction, [.. c.Reasons.Select(r => r.Key)], [.. c.Findings.Select(f => new FindingWire(f.Refusal.Rule, f.Level))]);
}
