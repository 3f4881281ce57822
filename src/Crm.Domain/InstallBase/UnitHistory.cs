using Crm.Domain.Warranty;

namespace Crm.Domain.InstallBase;

/// <summary>What the events of a unit add up to for its guarantee.</summary>
public sealed record UnitHistory
{
    /// <summary>Nothing happened yet.</summary>
    public static UnitHistory Empty { get; } = new();

    /// <summary>Repairs that are over; a repair with several parts is here once for each.</summary>
    public ImmutableArray<PastRepair> Repairs { get; init; } = [];

    /// <summary>Since when it is in repair, or null.</summary>
    public DateOnly? InRepairSince { get; init; }

    /// <summary>The day on which it was received in exchange, or null.</summary>
    public DateOnly? ReceivedInExchangeOn { get; init; }

    /// <summary>The day on which it went out of use, or null.</summary>
    public DateOnly? GoneOn { get; init; }

    /// <summary>Paid contracts.</summary>
    public ImmutableArray<ContractCover> Contracts { get; init; } = [];

    /// <summary>The policy that somebody set, or null while the table decides.</summary>
    public UnitEvent.PolicyCorrected? Correction { get; init; }

    /// <summary>Codes of recalls that were done.</summary>
    public ImmutableHashSet<string> HandledRecalls { get; init; } = [];

    /// <summary>Adds up events in their order.</summary>
    public static UnitHistory Of(IEnumerable<UnitEvent> events) => events.Aggregate(Empty, (history, fact) => history.With(fact));

    /// <summary>Adds one event.</summary>
    public UnitHistory With(UnitEvent fact) => fact switch
    {
        UnitEvent.RepairStarted started => this with { InRepairSince = started.On },
        UnitEvent.RepairEnded ended => this with { InRepairSince = ended.From == InRepairSince ? null : InRepairSince, Repairs = Repairs.AddRange(Each(ended)) },
        UnitEvent.ReceivedInExchange received => this with { ReceivedInExchangeOn = received.On },
        UnitEvent.Exchanged exchanged => this with { GoneOn = exchanged.On, InRepairSince = null },
        UnitEvent.Returned returned => this with { GoneOn = returned.On, InRepairSince = null },
        UnitEvent.Retired retired => this with { GoneOn = retired.On, InRepairSince = null },
        UnitEvent.ContractSigned signed => this with { Contracts = Contracts.Add(signed.Contract) },
        UnitEvent.PolicyCorrected corrected => this with { Correction = corrected },
        UnitEvent.RecallHandled handled => this with { HandledRecalls = HandledRecalls.Add(handled.Recall) },
        _ => this,
    };

    /// <summary>What the periods are computed from.</summary>
    public WarrantyFacts FactsOf(InstalledUnit unit, WarrantyPolicy? policy)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return new WarrantyFacts
        {
            Policy = policy,
            PurchasedOn = unit.PurchasedOn,
            InstalledOn = unit.InstalledOn,
            ProducedOn = unit.ProducedOn,
            ExchangedOn = ReceivedInExchangeOn,
            Suspensions = [.. Repairs.Select(r => new Suspension(r.From, r.To!.Value))],
            ReplacedParts = [.. Repairs.Where(r => r.Part is not null).Select(r => new ReplacedPart(r.Part!, r.To!.Value))],
            Contracts = Contracts,
        };
    }

    /// <summary>The coverages that the events leave behind; a unit that went out of use has none beyond that day.</summary>
    public ImmutableArray<UnitCoverage> CoveragesOf(InstalledUnit unit, WarrantyPolicy? policy)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var coverages = WarrantyRules.Cover(unit.Id, FactsOf(unit, policy));
        return GoneOn is { } gone ? [.. coverages.Select(c => c.EndsOn > gone ? c with { EndsOn = gone } : c)] : coverages;
    }

    private static IEnumerable<PastRepair> Each(UnitEvent.RepairEnded ended) => ended.Parts.IsDefaultOrEmpty
        ? [new PastRepair(ended.From, ended.To, ended.Outcome, null, ended.Ticket)]
        : ended.Parts.Select((part, at) => new PastRepair(ended.From, ended.To, at == 0 ? ended.Outcome : RepairOutcome.Fixed, part, at == 0 ? ended.Ticket : null));
}
