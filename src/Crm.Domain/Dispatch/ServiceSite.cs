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

    /// <summary>Number of the site, E.164, or null.</summary>
    public string? E164 { get; init; }

    /// <summary>Whether it takes orders.</summary>
    public ServiceSiteState State { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }

    /// <summary>Places of a half day.</summary>
    public int CapacityOf(HalfDay half) => half == HalfDay.Morning ? (DailyCapacity + 1) / 2 : DailyCapacity / 2;

    /// <summary>How many digits of the region code a prefix of this site matches; 0 when it does not serve the region.</summary>
    public int RegionMatch(string? regionCode)
    {
        var best = 0;
        foreach (var prefix in RegionPrefixes)
        {
            if (regionCode is not null && prefix.Length > best && regionCode.StartsWith(prefix, StringComparison.Ordinal)) best = prefix.Length;
        }

        return best;
    }

    /// <summary>True when it serves the category; a visit without a category can go anywhere.</summary>
    public bool Serves(string? categoryCode) => categoryCode is null || Categories.Contains(categoryCode);
}
