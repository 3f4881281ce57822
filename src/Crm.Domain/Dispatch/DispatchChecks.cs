using System.Globalization;

namespace Crm.Domain.Dispatch;

/// <summary>The unreasonable-dispatch check 不合理派工检查 (JR-09, JR-57, XJ-24): everything that speaks against an assignment, the stops first.</summary>
public static class DispatchChecks
{
    /// <summary>Everything that speaks against it; empty when nothing does.</summary>
    public static ImmutableArray<DispatchFinding> Find(AssignmentFacts facts)
    {
        List<DispatchFinding> found = [];
        foreach (var refusal in Never(facts)) found.Add(new DispatchFinding(null, CheckLevel.Stop, refusal));
        // 跳闸 is no matter of settings: a leader may pass it, with a reason.
        foreach (var (person, _, _) in People(facts).Where(p => p.Person.IsTripped(facts.Today ?? facts.Day, facts.Day))) found.Add(new DispatchFinding(null, CheckLevel.Warn, TripRules.Barred(person)));
        foreach (var (check, refusal) in Checked(facts))
        {
            if (facts.Policy.LevelOf(check) is not CheckLevel.Off and var level) found.Add(new DispatchFinding(check, level, refusal));
        }

        return [.. found.OrderByDescending(f => f.Level)];
    }

    private static IEnumerable<Refusal> Never(AssignmentFacts facts)
    {
        if (facts.Site.State != ServiceSiteState.Active) yield return Refusal.Of("SiteTakesNoOrders", ("site", facts.Site.Code), ("why", facts.Site.StateReason ?? "–"));
        foreach (var (person, _, _) in People(facts))
        {
            if (person.SiteCode != facts.Site.Code) yield return Refusal.Of("TechnicianIsOfAnotherSite", ("technician", person.Code), ("site", facts.Site.Code));
            if (person.State != TechnicianState.Active) yield return Refusal.Of("TechnicianIsNotAvailable", ("technician", person.Code), ("why", person.StateReason ?? "–"));
        }
    }

    private static IEnumerable<(DispatchCheck Check, Refusal Refusal)> Checked(AssignmentFacts facts)
    {
        var (site, category) = (facts.Site, facts.CategoryCode ?? "");
        if (facts.RegionCode is { } region && site.RegionMatch(region) == 0) yield return (DispatchCheck.Region, Refusal.Of("SiteDoesNotServeTheRegion", ("site", site.Code), ("region", region)));
        if (!site.Serves(facts.CategoryCode)) yield return (DispatchCheck.Category, Refusal.Of("SiteDoesNotServeTheCategory", ("site", site.Code), ("category", category)));
        if (!site.ServesBrand(facts.BrandCode)) yield return (DispatchCheck.Brand, Refusal.Of("SiteDoesNotServeTheBrand", ("site", site.Code), ("brand", facts.BrandCode!)));
        if (facts.Technician is { } lead && !lead.Knows(facts.CategoryCode)) yield return (DispatchCheck.Category, Refusal.Of("TechnicianIsNotTrained", ("technician", lead.Code), ("category", category)));
        if (facts.Technician is { } one && !one.KnowsBrand(facts.BrandCode)) yield return (DispatchCheck.Brand, Refusal.Of("TechnicianDoesNotKnowTheBrand", ("technician", one.Code), ("brand", facts.BrandCode!)));
        if (Certificate(facts) is { } certificate) yield return (DispatchCheck.Certificate, certificate);
        if (facts.IsSiteAway) yield return (DispatchCheck.Absence, Refusal.Of("SiteIsAway", ("site", site.Code), ("day", Day(facts.Day))));
        if (Closed(facts) is { } closed) yield return (DispatchCheck.Hours, closed);
        var places = facts.SitePlaces ?? site.CapacityOf(facts.Half);
        if (facts.SiteBooked >= places) yield return (DispatchCheck.SiteCapacity, Refusal.Of("SiteIsFull", ("site", site.Code), ("booked", Number(facts.SiteBooked)), ("limit", Number(places))));
        foreach (var (person, booked, isAway) in People(facts))
        {
            if (isAway) yield return (DispatchCheck.Absence, Refusal.Of("TechnicianIsAway", ("technician", person.Code), ("day", Day(facts.Day))));
            if (booked >= person.Places) yield return (DispatchCheck.TechnicianCapacity, Refusal.Of("TechnicianIsFull", ("technician", person.Code), ("booked", Number(booked)), ("limit", Number(person.Places))));
        }

        if (facts.Distance is { } way && way.Metres > facts.Policy.MostKilometres * 1000L)
            yield return (DispatchCheck.Distance, Refusal.Of("VisitIsTooFar", ("km", Number(way.Kilometres)), ("limit", Number(facts.Policy.MostKilometres))));
        if (facts.Technician is { } again && facts.SameFaultTechnician == again.Code)
            yield return (DispatchCheck.SameFault, Refusal.Of("SameFaultSameTechnician", ("technician", again.Code), ("days", Number(facts.Policy.SameFaultDays))));
        if (facts.WaitsForPart) yield return (DispatchCheck.PartMissing, Refusal.Of("PartIsNotThere"));
    }

    // The lead answers for the work: who goes along needs none.
    private static Refusal? Certificate(AssignmentFacts facts)
    {
        if (facts.Technician is not { } lead || facts.Policy.CertificateOf(facts.CategoryCode) is not { } needed) return null;
        if (lead.CertifiedUntil(needed) is not { } until) return Refusal.Of("CertificateIsMissing", ("technician", lead.Code), ("certificate", needed));
        return until < facts.Day ? Refusal.Of("CertificateHasExpired", ("technician", lead.Code), ("certificate", needed), ("day", Day(until))) : null;
    }

    private static Refusal? Closed(AssignmentFacts facts)
    {
        if (facts.Window is not { } window) return null;
        return (facts.Site.Opens is { } opens && window.From < opens) || (facts.Site.Closes is { } closes && window.To > closes)
            ? Refusal.Of("SiteIsClosedThen", ("site", facts.Site.Code), ("opens", Time(facts.Site.Opens)), ("closes", Time(facts.Site.Closes)))
            : null;
    }

    private static IEnumerable<(Technician Person, int Booked, bool IsAway)> People(AssignmentFacts facts)
    {
        if (facts.Technician is { } lead) yield return (lead, facts.TechnicianBooked, facts.IsTechnicianAway);
        foreach (var member in facts.Assistants) yield return (member.Technician, member.Booked, member.IsAway);
    }

    private static string Day(DateOnly day) => day.ToString(Keyed.DayForm, CultureInfo.InvariantCulture);

    private static string Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "–";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
