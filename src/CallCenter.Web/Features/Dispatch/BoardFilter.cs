using System.Globalization;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Dispatch;
using Persistence.Dispatch;

namespace CallCenter.Web.Features.Dispatch;

/// <summary>What the dispatcher looks at.</summary>
/// <param name="Day">The board's day.</param>
/// <param name="Site">Code of a site, or null for all.</param>
/// <param name="Category">Code of a category, or null for all.</param>
/// <param name="Status">State of a visit, or null for all.</param>
internal sealed record BoardFilter(DateOnly Day, string? Site = null, string? Category = null, DispatchStatus? Status = null)
{
    /// <summary>The question to the store.</summary>
    public VisitFilter ToQuery() => new() { Day = Day, SiteCode = Site, CategoryCode = Category, Status = Status };

    /// <summary>The same as an address, for the file.</summary>
    public string ToQueryString()
    {
        var parts = new List<string> { "day=" + Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        if (Site is { } site) parts.Add("site=" + Uri.EscapeDataString(site));
        if (Category is { } category) parts.Add("category=" + Uri.EscapeDataString(category));
        if (Status is { } status) parts.Add("status=" + Words.Of(status));
        return string.Join('&', parts);
    }
}
