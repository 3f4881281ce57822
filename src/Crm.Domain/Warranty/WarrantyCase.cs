namespace Crm.Domain.Warranty;

/// <summary>A fault and all that the law and the promise make of it: what <see cref="EntitlementRules.Decide"/> looks at, and nothing else.</summary>
public sealed record WarrantyCase
{
    /// <summary>The unit's dates and its policy. Suspensions and replaced parts of the case's repairs are added to them.</summary>
    public required WarrantyFacts Unit { get; init; }

    /// <summary>How the policy was found, for the explanation; null when it was given.</summary>
    public PolicyChoice? Choice { get; init; }

    /// <summary>Coverages as they are stored; null computes them from <see cref="Unit"/>.</summary>
    public ImmutableArray<InstallBase.UnitCoverage>? Stored { get; init; }

    /// <summary>The day on which the fault was reported; periods are judged for it.</summary>
    public required DateOnly ReportedOn { get; init; }

    /// <summary>The day of the question; waits and refunds run until it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What is broken, or the whole unit.</summary>
    public string Part { get; init; } = CoverageCodes.Whole;

    /// <summary>What was found against the customer, or null.</summary>
    public WarrantyExclusion? Exclusion { get; init; }

    /// <summary>Repairs so far, the present one open.</summary>
    public ImmutableArray<PastRepair> Repairs { get; init; } = [];

    /// <summary>Waits so far.</summary>
    public ImmutableArray<RepairWait> Waits { get; init; } = [];

    /// <summary>The invoice's price, or null when unknown: then no amounts.</summary>
    public Money? Price { get; init; }

    /// <summary>True when the same model can be had; null when nobody looked.</summary>
    public bool? IsSameModelAvailable { get; init; }

    /// <summary>What the customer would like.</summary>
    public Remedy Wish { get; init; }

    /// <summary>The way to the customer, or null.</summary>
    public ServiceTrip? Trip { get; init; }
}
