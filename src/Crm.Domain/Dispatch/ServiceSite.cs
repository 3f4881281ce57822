namespace Crm.Domain.Dispatch;

/// <summary>A service site 网点: who serves which regions and categories, and how many visits a day.</summary>
public sealed record ServiceSite
{
    /// <summary>Short name that people say, e.g. <c>QD01</c>; never reused.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Grade.</summary>
    public ServiceSiteLevel Level { get; init; }

    /// <summary>Beginnings of the GB/T 2260 region codes that it serves (2, 4 or 6 digits).</summary>
    public ImmutableArray<string> RegionPrefixes { get; init; } = [];

    /// <summary>Product categories that it serves.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>日派工上限: visits a day, 0 or more; a half day has half of them, the morning the odd one.</summary>
    public int DailyCapacity { get; init; }

    /// <summary>Brands that it serves; empty: every brand.</summary>
    public ImmutableArray<string> Brands { get; init; } = [];

    /// <summary>Beginnings of the region codes of which it is the default site 默认网点 (KP-09); at most as many as it serves.</summary>
    public ImmutableArray<string> DefaultFor { get; init; } = [];

    /// <summary>Order among sites 接单优先级 (XJ-24): 0 to 9, the greater first.</summary>
    public int Priority { get; init; }

    /// <summary>Places of the morning, or null: half of <see cref="DailyCapacity"/>.</summary>
    public int? MorningPlaces { get; init; }

    /// <summary>Places of the afternoon, or null: half of <see cref="DailyCapacity"/>.</summary>
    public int? AfternoonPlaces { get; init; }

    /// <summary>When it opens, local; null: as the calendar says.</summary>
    public TimeOnly? Opens { get; init; }

    /// <summary>When it closes, local; null: as the calendar says.</summary>
    public TimeOnly? Closes { get; init; }

    /// <summary>Whom one asks for there, or null.</summary>
    public string? Contact { get; init; }

    /// <summary>Street and number, or null.</summary>
    public string? Address { get; init; }

    /// <summary>District of its house, six digits, or null: from there distances are reckoned when it has no coordinates.</summary>
    public string? HomeRegion { get; init; }

    /// <summary>Its house, degrees north, or null.</summary>
    public double? Latitude { get; init; }

    /// <summary>Its house, degrees east, or null.</summary>
    public double? Longitude { get; init; }

    /// <summary>Kilometres to regions as it measured them, <c>370202=12</c>; the longest beginning of the code counts.</summary>
    public ImmutableArray<string> Kilometres { get; init; } = [];

    /// <summary>Why it is suspended or closed, or null.</summary>
    public string? StateReason { get; init; }

    /// <summary>Number of the site, E.164, or null.</summary>
    public string? E164 { get; init; }

    /// <summary>Whether it takes orders.</summary>
    public ServiceSiteState State { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }

    /// <summary>Places of a half day.</summary>
    public int CapacityOf(HalfDay half) => half == HalfDay.Morning ? MorningPlaces ?? (DailyCapacity + 1) / 2 : AfternoonPlaces ?? DailyCapacity / 2;

    /// <summary>How many digits of the region code a prefix of this site matches; 0 when it does not serve the region.</summary>
    public int RegionMatch(string? regionCode) => Longest(RegionPrefixes, regionCode);

    /// <summary>How many digits of the region code it is the default site of; 0 when it is not.</summary>
    public int DefaultMatch(string? regionCode) => Longest(DefaultFor, regionCode);

    /// <summary>True when it serves the category; a visit without a category can go anywhere.</summary>
    public bool Serves(string? categoryCode) => categoryCode is null || Categories.Contains(categoryCode);

    /// <summary>True when it serves the brand; who names no brands serves all.</summary>
    public bool ServesBrand(string? brandCode) => brandCode is null || Brands.IsDefaultOrEmpty || Brands.Contains(brandCode);

    private static int Longest(ImmutableArray<string> prefixes, string? regionCode)
    {
        var best = 0;
        foreach (var prefix in prefixes)
        {
            if (regionCode is not null && prefix.Length > best && regionCode.StartsWith(prefix, StringComparison.Ordinal)) best = prefix.Length;
        }

        return best;
    }
}
