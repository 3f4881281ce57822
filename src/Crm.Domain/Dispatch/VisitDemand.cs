namespace Crm.Domain.Dispatch;

/// <summary>What a visit needs, and what is known of those who could do it.</summary>
/// <param name="RegionCode">Six digits, or null when the place is unknown.</param>
/// <param name="CategoryCode">Product category, or null.</param>
/// <param name="Half">The half day.</param>
/// <param name="LastTechnician">Who served the customer last, or null.</param>
public sealed record VisitDemand(string? RegionCode, string? CategoryCode, HalfDay Half, string? LastTechnician = null)
{
    /// <summary>Local day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The local day on which somebody is sent; null: the visit's own.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The hours of the window, local, or null.</summary>
    public (TimeOnly From, TimeOnly To)? Window { get; init; }

    /// <summary>Brand of the machine, or null.</summary>
    public string? BrandCode { get; init; }

    /// <summary>指定网点: the site that the customer wishes, or null.</summary>
    public string? DesignatedSite { get; init; }

    /// <summary>指定工程师: whom the customer wishes, or null.</summary>
    public string? DesignatedTechnician { get; init; }

    /// <summary>How often each technician served this customer or unit.</summary>
    public ImmutableDictionary<string, int> TimesServed { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>What customers said of each technician's visits: hundredths of a mark, 100 to 500; nobody asked yet is missing.</summary>
    public ImmutableDictionary<string, int> Satisfaction { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Who repaired the same fault of the same machine last, or null.</summary>
    public string? SameFaultTechnician { get; init; }

    /// <summary>The ticket waits for a part.</summary>
    public bool WaitsForPart { get; init; }

    /// <summary>How far somebody wrote down that it is, or null.</summary>
    public int? EnteredMetres { get; init; }

    /// <summary>Who is away.</summary>
    public ImmutableArray<Absence> Absences { get; init; } = [];

    /// <summary>How strict the checks are.</summary>
    public CheckPolicy Policy { get; init; } = CheckPolicy.Default;
}
