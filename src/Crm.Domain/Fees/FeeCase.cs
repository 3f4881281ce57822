using Crm.Domain.Dispatch;
using Crm.Domain.Warranty;

namespace Crm.Domain.Fees;

/// <summary>What a fee is computed from. The day is the ticket's, the decision its snapshot: the same case costs the same for ever.</summary>
public sealed record FeeCase
{
    /// <summary>Category of the machine, or null.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Brand of the machine, or null.</summary>
    public string? BrandCode { get; init; }

    /// <summary>Work.</summary>
    public ImmutableArray<FeeItem> Items { get; init; } = [];

    /// <summary>Parts.</summary>
    public ImmutableArray<FeePart> Parts { get; init; } = [];

    /// <summary>The warranty decision as it stands on the ticket, or null without a unit.</summary>
    public WarrantyDecision? Decision { get; init; }

    /// <summary>Who answers for the fault, a code of the liability table, or null while nobody knows.</summary>
    public string? Liability { get; init; }

    /// <summary>Level of the site, or null while none is chosen.</summary>
    public ServiceSiteLevel? Level { get; init; }

    /// <summary>The way; null when nobody comes.</summary>
    public ServiceTrip? Trip { get; init; }

    /// <summary>The day of the price.</summary>
    public required DateOnly Day { get; init; }
}
