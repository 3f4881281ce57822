using Crm.Domain.Administration;
using Crm.Domain.Customers;

namespace Crm.Domain.Dispatch;

/// <summary>What a site and a technician may hold; each refusal names its field.</summary>
public static class SiteRules
{
    /// <summary>Visits of a day that one site can have: above it somebody mistyped.</summary>
    public const int MostPlaces = 500;

    /// <summary>Visits of a half day that one person can do at most.</summary>
    public const int MostPerPerson = 20;

    /// <summary>Regions, categories, brands, certificates or distances of one site or person.</summary>
    public const int MostWords = 120;

    private const int CodeLength = 32;
    private const int NameLength = 80;
    private const int TextLength = 200;

    /// <summary>Every rule that the site breaks.</summary>
    public static ImmutableArray<Refusal> Check(ServiceSite site) =>
    [
        .. new[]
        {
            Code("code", site.Code), FieldRules.Text("nameZh", site.NameZh, NameLength), FieldRules.OptionalText("nameEn", site.NameEn, NameLength),
            Prefixes("regions", site.RegionPrefixes, isNeeded: true), Prefixes("defaultFor", site.DefaultFor, isNeeded: false),
            site.DefaultFor.FirstOrDefault(p => site.RegionMatch(p) == 0) is { } foreign ? FieldRules.IsUnknown("defaultFor", foreign) : null,
            Count("categories", site.Categories, isNeeded: true), Count("brands", site.Brands, isNeeded: false),
            FieldRules.Range("capacity", site.DailyCapacity, 0, MostPlaces), Places("morning", site.MorningPlaces, MostPlaces), Places("afternoon", site.AfternoonPlaces, MostPlaces),
            FieldRules.Range("priority", site.Priority, 0, 9),
            site.Opens is { } opens && site.Closes is { } closes && opens >= closes ? FieldRules.Wrong("closes", closes.ToString("HH:mm", null), "after-opening") : null,
            FieldRules.OptionalText("contact", site.Contact, NameLength), FieldRules.OptionalText("address", site.Address, TextLength),
            Phone(site.E164), Home(site.HomeRegion), Degrees(site.Latitude, site.Longitude), Distances(site.Kilometres), State(site.State != ServiceSiteState.Active, site.StateReason),
        }.Where(r => r is not null)!,
    ];

    /// <summary>Every rule that the technician breaks.</summary>
    public static ImmutableArray<Refusal> Check(Technician person) =>
    [
        .. new[]
        {
            Code("code", person.Code), Code("site", person.SiteCode), FieldRules.Text("name", person.Name, NameLength), Count("categories", person.Categories, isNeeded: true),
            Count("brands", person.Brands, isNeeded: false), Certificates(person.Certificates), Places("places", person.PlacesPerHalfDay, MostPerPerson), Phone(person.E164), Home(person.HomeRegion),
            Degrees(person.Latitude, person.Longitude), State(person.State != TechnicianState.Active, person.StateReason),
        }.Where(r => r is not null)!,
    ];

    /// <summary>Every rule that the absence breaks.</summary>
    public static ImmutableArray<Refusal> Check(Absence absence) =>
    [
        .. new[]
        {
            Code("site", absence.SiteCode), FieldRules.Text("reason", absence.Reason, TextLength),
            absence.LastDay < absence.FirstDay ? FieldRules.Wrong("lastDay", absence.LastDay.ToString(Keyed.DayForm, null), "after-first-day") : null,
            absence.LastDay.DayNumber - absence.FirstDay.DayNumber > 366 ? FieldRules.Wrong("lastDay", absence.LastDay.ToString(Keyed.DayForm, null), "one-year") : null,
        }.Where(r => r is not null)!,
    ];

    // Codes are said on the phone and stand in addresses of pages: letters, digits and hyphens.
    private static Refusal? Code(string field, string? value) =>
        FieldRules.Text(field, value, CodeLength) ?? (value!.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? null : FieldRules.Wrong(field, value!, "code"));

    private static Refusal? Prefixes(string field, ImmutableArray<string> prefixes, bool isNeeded) =>
        Count(field, prefixes, isNeeded) ?? (prefixes.FirstOrDefault(p => p.Length is not (2 or 4 or 6) || Regions.Find(p) is null) is { } wrong ? FieldRules.IsUnknown(field, wrong) : null);

    private static Refusal? Count(string field, ImmutableArray<string> words, bool isNeeded)
    {
        if (words.IsDefaultOrEmpty) return isNeeded ? Refusal.Of(FieldRules.Missing, ("field", field)) : null;
        return FieldRules.Range(field, words.Length, 0, MostWords) ?? (words.FirstOrDefault(w => w.Length == 0 || w.Contains(' ', StringComparison.Ordinal)) is { } wrong ? FieldRules.Wrong(field, wrong, "code") : null);
    }

    private static Refusal? Places(string field, int? places, int most) => places is { } given ? FieldRules.Range(field, given, 0, most) : null;

    private static Refusal? Phone(string? e164) => string.IsNullOrEmpty(e164) ? null : FieldRules.Number("phone", e164);

    private static Refusal? Home(string? region) => region is null || (region.Length == 6 && Regions.Find(region) is not null) ? null : FieldRules.IsUnknown("homeRegion", region);

    private static Refusal? Degrees(double? north, double? east)
    {
        if (north is null && east is null) return null;
        return north is >= -90 and <= 90 && east is >= -180 and <= 180 ? null : FieldRules.Wrong("coordinates", Text(north) + ", " + Text(east), "degrees");
    }

    private static Refusal? Distances(ImmutableArray<string> words) =>
        Count("kilometres", words, isNeeded: false) ?? (words.FirstOrDefault(w => DistanceRules.Entry(w) is null) is { } wrong ? FieldRules.Wrong("kilometres", wrong, "kilometres") : null);

    private static Refusal? Certificates(ImmutableArray<string> words) =>
        Count("certificates", words, isNeeded: false)
        ?? (words.FirstOrDefault(w => Keyed.Day([w], Keyed.Split(w).Key) is null || Keyed.Split(w).Key.Length == 0) is { } wrong ? FieldRules.Wrong("certificates", wrong, "certificate") : null);

    private static Refusal? State(bool isOff, string? reason) =>
        isOff && string.IsNullOrWhiteSpace(reason) ? Refusal.Of(FieldRules.Missing, ("field", "stateReason")) : FieldRules.OptionalText("stateReason", reason, TextLength);

    private static string Text(double? degrees) => degrees?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}
