namespace Crm.Domain.Dispatch;

/// <summary>A technician 工程师 of a site.</summary>
public sealed record Technician
{
    /// <summary>Staff number that people say, e.g. <c>QD01-02</c>; never reused.</summary>
    public required string Code { get; init; }

    /// <summary>The site that he belongs to.</summary>
    public required string SiteCode { get; init; }

    /// <summary>Full name, family name first.</summary>
    public required string Name { get; init; }

    /// <summary>His number, E.164; shown masked.</summary>
    public string? E164 { get; init; }

    /// <summary>Product categories that he is trained for.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Brands that he is trained for; empty: every brand.</summary>
    public ImmutableArray<string> Brands { get; init; } = [];

    /// <summary>Certificates 上岗证 with their last day, <c>gas=2027-01-31</c> (JR-57).</summary>
    public ImmutableArray<string> Certificates { get; init; } = [];

    /// <summary>Visits that he can do in a half day, or null: <see cref="DispatchRules.VisitsPerHalfDay"/>.</summary>
    public int? PlacesPerHalfDay { get; init; }

    /// <summary>District where he starts, six digits, or null: at his site.</summary>
    public string? HomeRegion { get; init; }

    /// <summary>Where he starts, degrees north, or null.</summary>
    public double? Latitude { get; init; }

    /// <summary>Where he starts, degrees east, or null.</summary>
    public double? Longitude { get; init; }

    /// <summary>Why he cannot be sent, or null.</summary>
    public string? StateReason { get; init; }

    /// <summary>Visits that he can do in a half day.</summary>
    public int Places => PlacesPerHalfDay ?? DispatchRules.VisitsPerHalfDay;

    /// <summary>Whether he can be sent.</summary>
    public TechnicianState State { get; init; }

    /// <summary>Why he is tripped 跳闸: barred from new visits, or null. Set and taken back through <see cref="TripRules"/> alone.</summary>
    public string? TripReason { get; init; }

    /// <summary>The first day on which he is barred, or null.</summary>
    public DateOnly? TrippedFrom { get; init; }

    /// <summary>The last day on which he is barred; null with <see cref="TrippedFrom"/>: until somebody takes it back.</summary>
    public DateOnly? TrippedUntil { get; init; }

    /// <summary>Who barred him, or null.</summary>
    public string? TrippedBy { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }

    /// <summary>True when he is trained for the category; a visit without a category needs no training.</summary>
    public bool Knows(string? categoryCode) => categoryCode is null || Categories.Contains(categoryCode);

    /// <summary>True when he is trained for the brand; who names no brands knows all.</summary>
    public bool KnowsBrand(string? brandCode) => brandCode is null || Brands.IsDefaultOrEmpty || Brands.Contains(brandCode);

    /// <summary>True when he is barred from a visit: the bar is not over today and has begun on the visit's day.</summary>
    public bool IsTripped(DateOnly today, DateOnly visit) => TrippedFrom is { } from && from <= visit && (TrippedUntil is not { } until || today <= until);

    /// <summary>The last day of a certificate, or null when he has none.</summary>
    public DateOnly? CertifiedUntil(string certificate) => Keyed.Day(Certificates, certificate);
}
