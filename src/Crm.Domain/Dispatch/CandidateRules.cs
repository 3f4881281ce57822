using System.Globalization;

namespace Crm.Domain.Dispatch;

/// <summary>Ranks who could be sent: nothing against him, nearest region, served the customer last, least load (JR-10). Ties by code, so that the order is the same each time.</summary>
public static class CandidateRules
{
    /// <summary>Every technician who serves the region and can be sent, best first.</summary>
    public static ImmutableArray<Candidate> Rank(VisitDemand demand, IEnumerable<ServiceSite> sites, IEnumerable<Technician> technicians, CandidateLoad load)
    {
        var active = sites.Where(s => s.State == ServiceSiteState.Active).ToDictionary(s => s.Code, StringComparer.Ordinal);
        return
        [
            .. technicians
                .Where(t => t.State == TechnicianState.Active && active.ContainsKey(t.SiteCode))
                .Select(t => Judge(demand, active[t.SiteCode], t, load))
                .Where(c => demand.RegionCode is null || c.RegionMatch > 0)
                .OrderBy(c => c.Limit is null ? 0 : 1)
                .ThenByDescending(c => c.RegionMatch)
                .ThenByDescending(c => c.ServedLast)
                .ThenBy(c => c.TechnicianBooked)
                .ThenBy(c => Share(c))
                .ThenBy(c => c.Technician.Code, StringComparer.Ordinal),
        ];
    }

    private static Candidate Judge(VisitDemand demand, ServiceSite site, Technician technician, CandidateLoad load)
    {
        var match = site.RegionMatch(demand.RegionCode);
        var isLast = technician.Code == demand.LastTechnician;
        var facts = new AssignmentFacts(
            site, technician, default, demand.Half, load.OfSite(site.Code), load.OfTechnician(technician.Code), demand.RegionCode, demand.CategoryCode);
        return new Candidate(
            site, technician, match, isLast, facts.SiteBooked, site.CapacityOf(demand.Half), facts.TechnicianBooked, Reasons(facts, match, isLast), DispatchRules.Unreasonable(facts));
    }

    private static ImmutableArray<Reason> Reasons(AssignmentFacts facts, int match, bool isLast)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (match >= 6) reasons.Add(Reason.Of("Dispatch.SameDistrict"));
        else if (match >= 4) reasons.Add(Reason.Of("Dispatch.SameCity"));
        else if (match > 0) reasons.Add(Reason.Of("Dispatch.SameProvince"));
        if (isLast) reasons.Add(Reason.Of("Dispatch.ServedLast"));
        if (facts.CategoryCode is not null && facts.Technician!.Knows(facts.CategoryCode)) reasons.Add(Reason.Of("Dispatch.Trained"));
        reasons.Add(facts.TechnicianBooked == 0
            ? Reason.Of("Dispatch.HalfDayFree")
            : Reason.Of("Dispatch.Booked", ("booked", Number(facts.TechnicianBooked)), ("limit", Number(DispatchRules.VisitsPerHalfDay))));
        reasons.Add(Reason.Of("Dispatch.SiteLoad", ("booked", Number(facts.SiteBooked)), ("limit", Number(facts.Site.CapacityOf(facts.Half)))));
        return reasons.ToImmutable();
    }

    // Used places in millionths; a site without places is the fullest.
    private static long Share(Candidate candidate) =>
        candidate.SiteCapacity == 0 ? long.MaxValue : candidate.SiteBooked * 1_000_000L / candidate.SiteCapacity;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
