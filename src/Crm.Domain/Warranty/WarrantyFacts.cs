namespace Crm.Domain.Warranty;

/// <summary>All that the verdict depends on; nothing else does.</summary>
public sealed record WarrantyFacts
{
    /// <summary>The policy in force on the sale day, or null when none is.</summary>
    public WarrantyPolicy? Policy { get; init; }

    /// <summary>The invoice's day.</summary>
    public DateOnly? PurchasedOn { get; init; }

    /// <summary>The installation's day.</summary>
    public DateOnly? InstalledOn { get; init; }

    /// <summary>The nameplate's production day; year and month count.</summary>
    public DateOnly? ProducedOn { get; init; }

    /// <summary>The day of the last exchange.</summary>
    public DateOnly? ExchangedOn { get; init; }

    /// <summary>Repairs and waits.</summary>
    public ImmutableArray<Suspension> Suspensions { get; init; } = [];

    /// <summary>Parts that repairs put in.</summary>
    public ImmutableArray<ReplacedPart> ReplacedParts { get; init; } = [];

    /// <summary>Paid contracts.</summary>
    public ImmutableArray<ContractCover> Contracts { get; init; } = [];

    /// <summary>Days on which a period may not end (statutory rest days); empty when roll-over is off.</summary>
    public ImmutableHashSet<DateOnly> RestDays { get; init; } = [];

    /// <summary>True when a last day that falls on a rest day moves to the next working day (Civil Code art. 203).</summary>
    public bool RollsOverRestDays { get; init; }
}
