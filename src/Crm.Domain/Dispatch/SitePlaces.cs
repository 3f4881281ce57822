namespace Crm.Domain.Dispatch;

/// <summary>How many visits a site can take in a half day by its own limit, its people and their absences.</summary>
public static class SitePlaces
{
    /// <summary>None while the site is away; else its places, at most what those of its people can do who are there. A site without people on file has its places.</summary>
    /// <param name="site">The site.</param>
    /// <param name="technicians">People; those of other sites do not matter.</param>
    /// <param name="absences">Absences; those of others do not matter.</param>
    /// <param name="day">Local day.</param>
    /// <param name="half">Half day.</param>
    public static int Of(ServiceSite site, IEnumerable<Technician> technicians, IReadOnlyCollection<Absence> absences, DateOnly day, HalfDay half)
    {
        if (absences.Any(a => a.IsOfSite(site.Code) && a.Covers(day, half))) return 0;
        var own = technicians.Where(t => t.SiteCode == site.Code && t.State != TechnicianState.Left).ToList();
        if (own.Count == 0) return site.CapacityOf(half);
        var there = own.Where(t => t.State == TechnicianState.Active && !absences.Any(a => a.TechnicianCode == t.Code && a.Covers(day, half)));
        return Math.Min(site.CapacityOf(half), there.Sum(t => t.Places));
    }
}
