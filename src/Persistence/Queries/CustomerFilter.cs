using Crm.Domain.Customers;
using Persistence.Lists;

namespace Persistence.Queries;

/// <summary>Which customers a list holds; what is null does not part them.</summary>
public sealed record CustomerFilter
{
    /// <summary>Name or its beginning, pinyin or initials, number of the customer, phone or its last four digits and more.</summary>
    public string? Search { get; init; }

    /// <summary>Only of this tier.</summary>
    public CustomerTier? Tier { get; init; }

    /// <summary>Only persons or only organisations.</summary>
    public CustomerKind? Kind { get; init; }

    /// <summary>Only with a place in use in this division: the beginning of a GB/T 2260 code.</summary>
    public string? RegionCode { get; init; }

    /// <summary>Only those who wish no calls, or only the others.</summary>
    public bool? DoNotCall { get; init; }

    /// <summary>What else must hold, or null.</summary>
    public ListCriteria? Criteria { get; init; }
}
