namespace Crm.Domain.Warranty;

/// <summary>The answer to a <see cref="WarrantyCase"/>, with every step that led to it.</summary>
public sealed record WarrantyDecision
{
    /// <summary>The coverages on the day of the report.</summary>
    public required WarrantyVerdict Verdict { get; init; }

    /// <summary>The coverages that were judged, with their shares.</summary>
    public ImmutableArray<InstallBase.UnitCoverage> Coverages { get; init; } = [];

    /// <summary>Whether this fault is free: covered, expired, or unknown when the papers do not prove it.</summary>
    public required CoverageStatus Entitlement { get; init; }

    /// <summary>The first rule that held: what decided.</summary>
    public required DecisionRule DecidedBy { get; init; }

    /// <summary>What the customer may have, each once, by the first rule that gives it.</summary>
    public ImmutableArray<RemedyOffer> Offers { get; init; } = [];

    /// <summary>Every rule in its order.</summary>
    public ImmutableArray<DecisionStep> Steps { get; init; } = [];

    /// <summary>Dates of the law, which no repair and no wait moves.</summary>
    public StatutoryClock? Clock { get; init; }

    /// <summary>Days by which the periods grew.</summary>
    public int ExtensionDays { get; init; }

    /// <summary>The fee of the way by the tariff, or null without a way.</summary>
    public Money? DistanceFee { get; init; }

    /// <summary>What of it the customer pays.</summary>
    public Money? DistanceFeeDue { get; init; }

    /// <summary>Whether the wish can be had, or null without a wish.</summary>
    public bool? IsWishGranted { get; init; }

    /// <summary>All remedies together.</summary>
    public Remedy Remedies => Offers.Aggregate(Remedy.None, (all, offer) => all | offer.Remedy);
}
