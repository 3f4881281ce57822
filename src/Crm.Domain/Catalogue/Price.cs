using System.Globalization;
using Crm.Domain.Dispatch;

namespace Crm.Domain.Catalogue;

/// <summary>One row of the price tables. A row that has begun is history: it may end, its amount stays (a later table never changes an old ticket).</summary>
public sealed record Price : IDatedRow
{
    /// <summary>Subject of distance steps in a city's centre.</summary>
    public const string City = "city";

    /// <summary>Subject of distance steps elsewhere.</summary>
    public const string Elsewhere = "other";

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>What for.</summary>
    public required PriceKind Kind { get; init; }

    /// <summary>A service item's code, a part's number, <c>city</c> or <c>other</c>; empty for the visit.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Its product category, or null for every one; only of visits.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Its brand, or null for every one.</summary>
    public string? BrandCode { get; init; }

    /// <summary>The level of the site that works, or null for every one.</summary>
    public ServiceSiteLevel? Level { get; init; }

    /// <summary>Kilometres one way beyond which a distance step counts; 0 for everything else.</summary>
    public int FromKm { get; init; }

    /// <summary>Per piece, per visit, or per kilometre.</summary>
    public Money Amount { get; init; }

    /// <inheritdoc/>
    public DateOnly ValidFrom { get; init; }

    /// <inheritdoc/>
    public DateOnly? ValidTo { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public string Key => Id.ToString();

    /// <inheritdoc/>
    public string Topic => string.Join(' ', new[] { Kind.ToString(), Subject, CategoryCode, BrandCode, Level?.ToString(), FromKm > 0 ? FromKm.ToString(CultureInfo.InvariantCulture) : null }.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>How narrowly the row is meant: the narrowest of those that fit decides.</summary>
    internal int Specificity => (CategoryCode is null ? 0 : 4) + (BrandCode is null ? 0 : 2) + (Level is null ? 0 : 1);

    /// <summary>Whether the row speaks about a piece of work on a day.</summary>
    internal bool Fits(string? category, string? brand, ServiceSiteLevel? level, DateOnly day) =>
        ValidFrom <= day && (ValidTo is not { } to || day <= to)
        && (CategoryCode is null || CategoryCode == category) && (BrandCode is null || BrandCode == brand) && (Level is null || Level == level);
}
