using System.Globalization;

namespace Crm.Domain.Dispatch;

/// <summary>
/// Ranks who could be sent (KP-09, XJ-23): who is able before who is not, whom the customer wishes before the others, then by the criteria in their order (KP-10), at last by code:
/// the order is total and the same each time, whatever the order of the rows. A site of another region is never proposed (XJ-24) unless the customer wishes it.
/// </summary>
public static class CandidateRules
{
    // Nobody asked yet: neither good nor bad.
    private const int MiddleMark = 300;

    /// <summary>Everybody of the sites that serve the region, best first; who is not able comes last with the reason why not.</summary>
    public static ImmutableArray<Candidate> Rank(
        VisitDemand demand, IEnumerable<ServiceSite> sites, IEnumerable<Technician> technicians, CandidateLoad load, RankingOrder? order = null)
    {
        var criteria = (order ?? RankingOrder.Default).Criteria;
        var people = technicians.Where(t => t.State != TechnicianState.Left).ToList();
        var known = sites.Where(s => s.State != ServiceSiteState.Closed).ToDictionary(s => s.Code, StringComparer.Ordinal);
        var places = known.Values.ToDictionary(s => s.Code, s => SitePlaces.Of(s, people, demand.Absences, demand.Day, demand.Half), StringComparer.Ordinal);
        var ranked = people.Where(t => known.ContainsKey(t.SiteCode))
            .Select(t => Judge(demand, known[t.SiteCode], t, load, places[t.SiteCode], criteria))
            .Where(c => demand.RegionCode is null || c.RegionMatch > 0 || c.IsDesignated)
            .OrderBy(c => c.IsStopped ? 2 : c.IsAble ? 0 : 1)
            .ThenBy(c => Wished(demand, c));
        foreach (var criterion in criteria) ranked = ranked.ThenBy(c => Key(c, criterion, demand));
        return [.. ranked.ThenBy(c => c.Technician.Code, StringComparer.Ordinal)];
    }

    // He himself before the others of his site.
    private static int Wished(VisitDemand demand, Candidate c)
    {
        if (demand.DesignatedTechnician == c.Technician.Code) return 0;
        return demand.DesignatedSite == c.Site.Code ? 1 : 2;
    }

    // Smaller is better.
    private static long Key(Candidate c, RankCriterion criterion, VisitDemand demand) => criterion switch
    {
        RankCriterion.DefaultSite => -c.Site.DefaultMatch(demand.RegionCode),
        RankCriterion.Region => -c.RegionMatch,
        RankCriterion.TimesServed => -c.TimesServed,
        RankCriterion.ServedLast => c.ServedLast ? 0 : 1,
        RankCriterion.Load => (c.TechnicianBooked * 10_000_000L) + Share(c),
        RankCriterion.SitePriority => -c.Site.Priority,
        RankCriterion.Distance => c.Distance?.Metres ?? long.MaxValue,
        RankCriterion.Satisfaction => -(c.Satisfaction ?? MiddleMark),
        _ => 0,
    };

    private static Candidate Judge(VisitDemand demand, ServiceSite site, Technician technician, CandidateLoad load, int places, ImmutableArray<RankCriterion> criteria)
    {
        var way = DistanceRules.Of(site, technician, demand.RegionCode, demand.EnteredMetres);
        var facts = new AssignmentFacts(
            site, technician, demand.Day, demand.Half, load.OfSite(site.Code), load.OfTechnician(technician.Code), demand.RegionCode, demand.CategoryCode)
        {
            Policy = demand.Policy, Today = demand.Today, SitePlaces = places, BrandCode = demand.BrandCode, Window = demand.Window, Distance = way, SameFaultTechnician = demand.SameFaultTechnician,
            WaitsForPart = demand.WaitsForPart,
            IsSiteAway = demand.Absences.Any(a => a.IsOfSite(site.Code) && a.Covers(demand.Day, demand.Half)),
            IsTechnicianAway = demand.Absences.Any(a => a.TechnicianCode == technician.Code && a.Covers(demand.Day, demand.Half)),
        };
        var findings = DispatchChecks.Find(facts);
        var bare = new Candidate(
            site, technician, site.RegionMatch(demand.RegionCode), technician.Code == demand.LastTechnician, facts.SiteBooked, places, facts.TechnicianBooked, [],
            findings.IsEmpty ? null : findings[0].Refusal)
        {
            Findings = findings, Distance = way, TimesServed = demand.TimesServed.GetValueOrDefault(technician.Code),
            Satisfaction = demand.Satisfaction.TryGetValue(technician.Code, out var marks) ? marks : null,
            IsDesignated = technician.Code == demand.DesignatedTechnician || site.Code == demand.DesignatedSite,
        };
        return bare with { Reasons = [.. Reasons(bare, demand, criteria)] };
    }

    private static IEnumerable<Reason> Reasons(Candidate c, VisitDemand demand, ImmutableArray<RankCriterion> criteria)
    {
        if (c.IsDesignated) yield return Reason.Of(c.Technician.Code == demand.DesignatedTechnician ? "Dispatch.Designated" : "Dispatch.DesignatedSite");
        foreach (var criterion in criteria)
        {
            if (For(c, criterion, demand) is { } reason) yield return reason;
        }

        if (demand.CategoryCode is not null && c.Technician.Knows(demand.CategoryCode)) yield return Reason.Of("Dispatch.Trained");
        yield return Reason.Of("Dispatch.SiteLoad", ("booked", Number(c.SiteBooked)), ("limit", Number(c.SiteCapacity)));
    }

    private static Reason? For(Candidate c, RankCriterion criterion, VisitDemand demand) => criterion switch
    {
        RankCriterion.DefaultSite when c.Site.DefaultMatch(demand.RegionCode) > 0 => Reason.Of("Dispatch.DefaultSite"),
        RankCriterion.Region when c.RegionMatch > 0 => Reason.Of(c.RegionMatch >= 6 ? "Dispatch.SameDistrict" : c.RegionMatch >= 4 ? "Dispatch.SameCity" : "Dispatch.SameProvince"),
        RankCriterion.TimesServed when c.TimesServed > 0 => Reason.Of("Dispatch.TimesServed", ("times", Number(c.TimesServed))),
        RankCriterion.ServedLast when c.ServedLast => Reason.Of("Dispatch.ServedLast"),
        RankCriterion.Load => c.TechnicianBooked == 0
            ? Reason.Of("Dispatch.HalfDayFree")
            : Reason.Of("Dispatch.Booked", ("booked", Number(c.TechnicianBooked)), ("limit", Number(c.Technician.Places))),
        RankCriterion.SitePriority when c.Site.Priority > 0 => Reason.Of("Dispatch.SitePriority", ("priority", Number(c.Site.Priority))),
        RankCriterion.Distance when c.Distance is { } way => Reason.Of(way.IsCoarse ? "Dispatch.AboutKilometres" : "Dispatch.Kilometres", ("km", Number(way.Kilometres))),
        RankCriterion.Satisfaction when c.Satisfaction is { } marks => Reason.Of("Dispatch.Satisfaction", ("marks", (marks / 100m).ToString("0.0", CultureInfo.InvariantCulture))),
        _ => null,
    };

    // Used places in millionths; a site without places is the fullest.
    private static long Share(Candidate candidate) =>
        candidate.SiteCapacity == 0 ? 9_999_999 : Math.Min(9_999_998, candidate.SiteBooked * 1_000_000L / candidate.SiteCapacity);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
