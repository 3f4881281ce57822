using System.Globalization;

namespace Crm.Domain.Dispatch;

/// <summary>How far it is from a site to a customer's region, for ranking and for the distance fee 远程费. Coarse unless measured, and says so.</summary>
public static class DistanceRules
{
    /// <summary>Farthest distance that is kept: above it somebody mistyped.</summary>
    public const int MostKilometres = 2000;

    private const double EarthMetres = 6_371_000;

    // Roads are longer than the straight line; 1.3 is the usual ratio in towns.
    private const double Detour = 1.3;

    /// <summary>What somebody wrote down, else the site's table, else from coordinates, else between centres of regions; null when nothing tells.</summary>
    /// <param name="site">Where he comes from.</param>
    /// <param name="technician">Who goes, or null; where he starts counts before where his site is.</param>
    /// <param name="regionCode">Where it goes, or null.</param>
    /// <param name="enteredMetres">What somebody wrote down, or null.</param>
    public static Distance? Of(ServiceSite site, Technician? technician, string? regionCode, int? enteredMetres = null)
    {
        if (enteredMetres is { } entered) return new Distance(entered, DistanceBasis.Entered);
        if (regionCode is null) return null;
        if (Table(site.Kilometres, regionCode) is { } kilometres) return new Distance(kilometres * 1000, DistanceBasis.SiteTable);
        if (RegionCentres.Of(regionCode) is not { } there) return null;
        if ((Point(technician?.Latitude, technician?.Longitude) ?? Point(site.Latitude, site.Longitude)) is { } here) return new Distance(Road(here, there.At), DistanceBasis.Coordinates);

        // Two districts whose only known centre is their city's are not zero apart: it is not known.
        return RegionCentres.Of(technician?.HomeRegion ?? site.HomeRegion) is { } home && home.Code != there.Code
            ? new Distance(Road(home.At, there.At), DistanceBasis.RegionCentres)
            : null;
    }

    /// <summary>A row of a site's table, region and whole kilometres, or null when it is none.</summary>
    public static (string Region, int Kilometres)? Entry(string word)
    {
        var (region, value) = Keyed.Split(word);
        return region.Length is 2 or 4 or 6 && region.All(char.IsAsciiDigit)
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var kilometres) && kilometres <= MostKilometres
            ? (region, kilometres)
            : null;
    }

    private static int? Table(ImmutableArray<string> words, string regionCode)
    {
        (int Length, int Kilometres)? best = null;
        foreach (var word in words)
        {
            if (Entry(word) is { } row && regionCode.StartsWith(row.Region, StringComparison.Ordinal) && row.Region.Length > (best?.Length ?? 0)) best = (row.Region.Length, row.Kilometres);
        }

        return best?.Kilometres;
    }

    private static (double North, double East)? Point(double? north, double? east) => north is { } n && east is { } e ? (n, e) : null;

    private static int Road((double North, double East) a, (double North, double East) b)
    {
        var (north, east) = (Radians(b.North - a.North), Radians(b.East - a.East));
        var half = Math.Pow(Math.Sin(north / 2), 2) + Math.Cos(Radians(a.North)) * Math.Cos(Radians(b.North)) * Math.Pow(Math.Sin(east / 2), 2);
        return (int)Math.Round(2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt(half))) * Detour);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
