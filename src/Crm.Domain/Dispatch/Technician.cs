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

    /// <summary>Whether he can be sent.</summary>
    public TechnicianState State { get; init; }

    /// <summary>Counts changes.</summary>
    public int Version { get; init; }

    /// <summary>True when he is trained for the category; a visit without a category needs no training.</summary>
    public bool Knows(string? categoryCode) => categoryCode is null || Categories.Contains(categoryCode);
}
