using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Customers;
using Persistence.Queries;

namespace CallCenter.Web.Features.Customers;

/// <summary>What the person asked for on the page of customers.</summary>
internal sealed record CustomerListFilter(string Search, CustomerTier? Tier, CustomerKind? Kind, string Region, bool OnlyQuiet)
{
    /// <summary>Everybody.</summary>
    public static CustomerListFilter Start { get; } = new("", null, null, "", false);

    /// <summary>From the words of an address; what is not known is left out.</summary>
    public static CustomerListFilter Read(string? search, string? tier, string? kind, string? region, bool? doNotCall) => new(
        search?.Trim() ?? "", Words.TryRead(tier, out CustomerTier t) ? t : null, Words.TryRead(kind, out CustomerKind k) ? k : null, Regions.Find(region)?.Code ?? "", doNotCall is true);

    /// <summary>The question to the store.</summary>
    public CustomerFilter ToQuery() => new() { Search = Search.Length > 0 ? Search : null, Tier = Tier, Kind = Kind, RegionCode = Region.Length > 0 ? Region : null, DoNotCall = OnlyQuiet ? true : null };

    /// <summary>The same as an address, for the file.</summary>
    public string ToQueryString()
    {
        List<string> parts = [];
        if (Search.Length > 0) parts.Add("search=" + Uri.EscapeDataString(Search));
        if (Tier is { } tier) parts.Add("tier=" + Words.Of(tier));
        if (Kind is { } kind) parts.Add("kind=" + Words.Of(kind));
        if (Region.Length > 0) parts.Add("region=" + Region);
        if (OnlyQuiet) parts.Add("doNotCall=true");
        return string.Join('&', parts);
    }
}
