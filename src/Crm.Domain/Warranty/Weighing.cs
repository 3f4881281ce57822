using System.Globalization;
using Crm.Domain.InstallBase;

namespace Crm.Domain.Warranty;

/// <summary>Goes through the rules in their order and keeps what it saw.</summary>
internal sealed class Weighing
{
    private readonly WarrantyCase _case;
    private readonly WarrantyFacts _unit;
    private readonly WarrantyPolicy? _policy;
    private readonly ImmutableArray<UnitCoverage> _coverages;
    private readonly WarrantyVerdict _verdict;
    private readonly ImmutableArray<Suspension> _pauses;
    private readonly List<DecisionStep> _steps = [];
    private readonly List<RemedyOffer> _offers = [];

    public Weighing(WarrantyCase facts)
    {
        _case = facts;
        _policy = facts.Unit.Policy;
        _unit = facts.Unit with
        {
            Suspensions =
            [
                .. facts.Unit.Suspensions, .. facts.Repairs.Select(r => new Suspension(r.From, r.To ?? facts.Today)), .. facts.Waits.Select(w => new Suspension(w.From, w.To ?? facts.Today)),
            ],
            ReplacedParts = [.. facts.Unit.ReplacedParts, .. facts.Repairs.Where(r => r is { Part: not null, To: not null }).Select(r => new ReplacedPart(r.Part!, r.To!.Value))],
        };
        _pauses = PeriodCounting.Merge(_unit.Suspensions, WarrantyRules.StartOf(_unit)?.Start);
        _coverages = facts.Stored ?? WarrantyRules.Cover(default, _unit);
        _verdict = WarrantyRules.Judge(_coverages, facts.ReportedOn);
    }

    private DateOnly? SoldOn => _unit.ExchangedOn ?? _unit.PurchasedOn;

    private bool IsInPeriod => Matching(c => c.Source != CoverageSource.Contract) is { } match && Of(match).Status == CoverageStatus.Covered;

    public WarrantyDecision Decide()
    {
        var clock = Clock();
        WeighPolicy();
        WeighStart();
        if (WeighExclusion())
        {
            WeighProof(clock);
            foreach (var rule in Enum.GetValues<DecisionRule>().Where(r => r is > DecisionRule.Proof and < DecisionRule.Charged))
                Step(rule, StepResult.Skipped, Reason.Of("Why.Skipped"));
        }
        else
        {
            WeighProof(clock);
            WeighReturn(clock);
            WeighExchange(clock);
            WeighRepeats();
            WeighCumulative();
            WeighPartWait(clock);
            WeighRepairerDelay(clock);
            WeighCoverage();
            WeighRepairedPart();
            WeighContract();
            WeighLoaner();
        }

        WeighCharge();
        var isFree = _offers.Exists(o => o.Remedy == Remedy.Repair);
        var fee = _case.Trip is { } trip ? (_policy?.Distance ?? new DistanceTariff()).FeeOf(trip) : (Money?)null;
        return new WarrantyDecision
        {
            Verdict = _verdict,
            Coverages = _coverages,
            Entitlement = isFree ? CoverageStatus.Covered : IsUnproven && !IsExcluded ? CoverageStatus.Unknown : CoverageStatus.Expired,
            DecidedBy = _steps.First(s => s.Result == StepResult.Held && s.Rule is not (DecisionRule.Policy or DecisionRule.Start or DecisionRule.Proof)).Rule,
            Offers = [.. _offers],
            Steps = [.. _steps],
            Clock = clock,
            ExtensionDays = _coverages.FirstOrDefault(c => c.Code == CoverageCodes.Whole)?.ExtendedByDays ?? 0,
            DistanceFee = fee,
            DistanceFeeDue = fee?.Share((100 - (isFree ? FreeTravel : 0)) * 10_000L),
            IsWishGranted = _case.Wish == Remedy.None ? null : _offers.Aggregate(Remedy.None, (all, o) => all | o.Remedy).HasFlag(_case.Wish),
        };
    }

    private bool IsExcluded => _case.Exclusion is { } found && (_policy?.Exclusions.Contains(found) ?? true);

    private bool IsUnproven => Matching(c => c.Source != CoverageSource.Contract) is not { } match || Of(match).Status == CoverageStatus.Unknown;

    private int FreeTravel => Paying()?.TravelPercent ?? 100;

    private StatutoryClock? Clock()
    {
        if (_policy is not { } policy) return null;
        var part = Earliest(RepairWaitCause.Part);
        var delay = Earliest(RepairWaitCause.Repairer);
        return new StatutoryClock(
            SoldOn is { } sold ? WarrantyRules.Roll(_unit, PeriodCounting.LastDayOfDays(sold, policy.ReturnDays)) : null,
            SoldOn is { } bought ? WarrantyRules.Roll(_unit, PeriodCounting.LastDayOfDays(bought, policy.ExchangeDays)) : null,
            part is null ? null : RemedyRules.ExchangeByPartWaitFrom(policy, part.From),
            delay is null ? null : RemedyRules.ExchangeByRepairerDelayFrom(policy, delay.From),
            SoldOn is { } begun ? PeriodCounting.LastDayOfMonths(begun, EntitlementRules.ProofMonths) : null);
    }

    // The longest wait that no repair has ended well.
    private RepairWait? Earliest(RepairWaitCause cause) => _case.Waits
        .Where(w => w.Cause == cause && !_case.Repairs.Any(r => r.Outcome == RepairOutcome.Fixed && r.To >= (w.To ?? _case.Today) && r.From <= (w.To ?? _case.Today)))
        .MaxBy(w => new Suspension(w.From, w.To ?? _case.Today).Days);

    private void WeighPolicy()
    {
        if (_policy is not { } policy) Step(DecisionRule.Policy, StepResult.NotHeld, Reason.Of("Why.Policy.NotHeld"));
        else if (_case.Choice is not { } choice) Step(DecisionRule.Policy, StepResult.Held, Reason.Of("Why.Policy.Given", ("code", policy.Code)));
        else
        {
            Step(DecisionRule.Policy, StepResult.Held, Reason.Of(
                choice.Better.IsEmpty ? "Why.Policy.Held" : "Why.Policy.Better", ("code", choice.Row.Code), ("version", Text(choice.Row.Version)),
                ("better", string.Join(", ", choice.Better.Select(b => $"{b.Code} v{Text(b.Version)}")))));
        }
    }

    private void WeighStart()
    {
        if (WarrantyRules.StartOf(_unit) is not var (start, basis)) Step(DecisionRule.Start, StepResult.NotHeld, Reason.Of("Why.Start.NotHeld"));
        else Step(DecisionRule.Start, StepResult.Held, Reason.Of($"Why.Start.{basis}", ("start", Text(start)), ("days", Text(_pauses.Sum(p => p.Days)))));
    }

    private bool WeighExclusion()
    {
        if (_case.Exclusion is not { } found) Step(DecisionRule.Exclusion, StepResult.NotHeld, Reason.Of("Why.Exclusion.NotHeld"));
        else if (IsExcluded) Step(DecisionRule.Exclusion, StepResult.Held, Reason.Of("Why.Exclusion.Held", ("exclusion", found.ToString())));
        else Step(DecisionRule.Exclusion, StepResult.NotHeld, Reason.Of("Why.Exclusion.NotListed", ("exclusion", found.ToString())));
        return IsExcluded;
    }

    private void WeighProof(StatutoryClock? clock)
    {
        if (clock?.ProofUntil is not { } until) Step(DecisionRule.Proof, StepResult.Skipped, Reason.Of("Why.NoInvoice"));
        else Step(DecisionRule.Proof, _case.ReportedOn <= until, "Why.Proof", ("lastDay", Text(until)));
    }

    private void WeighReturn(StatutoryClock? clock)
    {
        if (clock?.ReturnUntil is not { } until)
        {
            Step(DecisionRule.ReturnDays, StepResult.Skipped, Reason.Of("Why.NoInvoice"));
            return;
        }

        if (!Step(DecisionRule.ReturnDays, _case.ReportedOn <= until, "Why.ReturnDays", Since(until))) return;
        Offer(new RemedyOffer(Remedy.Return, DecisionRule.ReturnDays, _steps[^1].Reason, null, until, _case.Price));
        Offer(new RemedyOffer(Remedy.Exchange, DecisionRule.ReturnDays, _steps[^1].Reason, null, clock.ExchangeUntil));
        Offer(new RemedyOffer(Remedy.Repair, DecisionRule.ReturnDays, _steps[^1].Reason));
    }

    private void WeighExchange(StatutoryClock? clock)
    {
        if (clock?.ExchangeUntil is not { } until)
        {
            Step(DecisionRule.ExchangeDays, StepResult.Skipped, Reason.Of("Why.NoInvoice"));
            return;
        }

        if (!Step(DecisionRule.ExchangeDays, _case.ReportedOn <= until, "Why.ExchangeDays", Since(until))) return;
        Offer(new RemedyOffer(Remedy.Exchange, DecisionRule.ExchangeDays, _steps[^1].Reason, null, until));
        Offer(new RemedyOffer(Remedy.Repair, DecisionRule.ExchangeDays, _steps[^1].Reason));
    }

    private void WeighRepeats()
    {
        if (_policy is not { } policy)
        {
            Step(DecisionRule.RepeatLimit, StepResult.Skipped, Reason.Of("Why.NoPolicy"));
            return;
        }

        var start = WarrantyRules.StartOf(_unit)?.Start ?? DateOnly.MinValue;
        var failed = _case.Repairs.Count(r => r.Outcome == RepairOutcome.Failed && r.From >= start);
        if (failed >= policy.RepeatLimit && !IsInPeriod)
        {
            Step(DecisionRule.RepeatLimit, StepResult.NotHeld, Reason.Of("Why.RepeatLimit.Late", ("count", Text(failed))));
            return;
        }

        if (!Step(DecisionRule.RepeatLimit, RemedyRules.ExchangeIsDueByRepeats(policy, failed), "Why.RepeatLimit", ("count", Text(failed)), ("limit", Text(policy.RepeatLimit)))) return;
        Offer(new RemedyOffer(Remedy.Exchange, DecisionRule.RepeatLimit, _steps[^1].Reason));
        OfferMoney(DecisionRule.RepeatLimit, policy);
    }

    private void WeighCumulative()
    {
        if (_policy?.CumulativeRepairDays is not { } limit)
        {
            Step(DecisionRule.CumulativeDays, StepResult.Skipped, Reason.Of("Why.NoRegion"));
            return;
        }

        var days = _pauses.Sum(p => p.Days);
        if (!Step(DecisionRule.CumulativeDays, days > limit && IsInPeriod, "Why.CumulativeDays", ("count", Text(days)), ("limit", Text(limit)))) return;
        var reason = _steps[^1].Reason;
        Offer(new RemedyOffer(Remedy.Return, DecisionRule.CumulativeDays, reason, null, null, _case.Price));
        Offer(new RemedyOffer(Remedy.Exchange, DecisionRule.CumulativeDays, reason));
    }

    private void WeighPartWait(StatutoryClock? clock)
    {
        if (clock?.PartWaitFrom is not { } from || Earliest(RepairWaitCause.Part) is not { } wait)
        {
            Step(DecisionRule.PartWait, StepResult.NotHeld, Reason.Of("Why.PartWait.None"));
            return;
        }

        if (!Step(DecisionRule.PartWait, (wait.To ?? _case.Today) >= from && IsInPeriod, "Why.PartWait", Wait(wait, from, _policy!.PartWaitDays))) return;
        Offer(new RemedyOffer(Remedy.Exchange, DecisionRule.PartWait, _steps[^1].Reason, from));
        OfferMoney(DecisionRule.PartWait, _policy);
    }

    private void WeighRepairerDelay(StatutoryClock? clock)
    {
        if (clock?.RepairerDelayFrom is not { } from || Earliest(RepairWaitCause.Repairer) is not { } wait)
        {
            Step(DecisionRule.RepairerDelay, StepResult.NotHeld, Reason.Of("Why.RepairerDelay.None"));
            return;
        }

        if (!Step(DecisionRule.RepairerDelay, (wait.To ?? _case.Today) >= from && IsInPeriod, "Why.RepairerDelay", Wait(wait, from, _policy!.RepairerDelayDays))) return;
        if (_policy.RepairerDelayGivesReturn) Offer(new RemedyOffer(Remedy.Return, DecisionRule.RepairerDelay, _steps[^1].Reason, from, null, _case.Price));
        Offer(new RemedyOffer(Remedy.Exchange, DecisionRule.RepairerDelay, _steps[^1].Reason, from));
        OfferMoney(DecisionRule.RepairerDelay, _policy);
    }

    private void WeighCoverage() => Weigh(DecisionRule.Coverage, Matching(c => c.Source == CoverageSource.Maker), "Why.Coverage");

    private void WeighRepairedPart() => Weigh(DecisionRule.RepairedPart, _coverages.FirstOrDefault(c => c.Source == CoverageSource.Repair && c.Code == _case.Part), "Why.RepairedPart");

    private void WeighContract() => Weigh(
        DecisionRule.Contract, _coverages.Where(c => c.Source == CoverageSource.Contract).OrderByDescending(c => Of(c).Status == CoverageStatus.Covered).ThenByDescending(c => c.EndsOn).FirstOrDefault(), "Why.Contract");

    private void Weigh(DecisionRule rule, UnitCoverage? coverage, string key)
    {
        if (coverage is null)
        {
            Step(rule, StepResult.NotHeld, Reason.Of(key + ".None"));
            return;
        }

        var verdict = Of(coverage);
        if (verdict.Status == CoverageStatus.Unknown)
        {
            Step(rule, StepResult.NotHeld, verdict.Reason);
            return;
        }

        Step(rule, verdict.Status == CoverageStatus.Covered ? StepResult.Held : StepResult.NotHeld, verdict.Reason);
        if (verdict.Status == CoverageStatus.Covered) Offer(new RemedyOffer(Remedy.Repair, rule, verdict.Reason, null, coverage.EndsOn));
    }

    private void WeighLoaner()
    {
        if (_policy?.LoanerAfterDays is not { } limit)
        {
            Step(DecisionRule.Loaner, StepResult.Skipped, Reason.Of("Why.NoRegion"));
            return;
        }

        if (_case.Repairs.Where(r => r.To is null).MinBy(r => r.From) is not { } open)
        {
            Step(DecisionRule.Loaner, StepResult.NotHeld, Reason.Of("Why.Loaner.None"));
            return;
        }

        var days = _case.Today.DayNumber - open.From.DayNumber;
        if (Step(DecisionRule.Loaner, days > limit, "Why.Loaner", ("count", Text(days)), ("limit", Text(limit))))
            Offer(new RemedyOffer(Remedy.Loaner, DecisionRule.Loaner, _steps[^1].Reason, open.From.AddDays(limit + 1)));
    }

    private void WeighCharge()
    {
        if (_offers.Exists(o => o.Remedy is Remedy.Repair or Remedy.Exchange))
        {
            Step(DecisionRule.Charged, StepResult.NotHeld, Reason.Of("Why.Charged.NotHeld"));
            return;
        }

        Step(DecisionRule.Charged, StepResult.Held, Reason.Of(IsUnproven && !IsExcluded ? "Why.Charged.Unproven" : "Why.Charged.Held"));
        var decided = IsExcluded ? DecisionRule.Exclusion : DecisionRule.Charged;
        Offer(new RemedyOffer(Remedy.ChargedRepair, decided, _steps.First(s => s.Rule == decided).Reason));
    }

    // The same model can be had and the customer wants money: use is taken off. It cannot be had: nothing is (L6).
    private void OfferMoney(DecisionRule rule, WarrantyPolicy policy)
    {
        if (_case.IsSameModelAvailable is false || _unit.PurchasedOn is not { } sold || _case.Price is not { } price)
        {
            Offer(new RemedyOffer(Remedy.Return, rule, Reason.Of(_case.IsSameModelAvailable is false ? "Why.Money.Full" : "Why.Money.Unknown"), null, null, _case.IsSameModelAvailable is false ? _case.Price : null));
            return;
        }

        var since = _unit.ExchangedOn ?? sold;
        var days = _case.Today.DayNumber - since.DayNumber;
        var idle = PeriodCounting.Merge(_unit.Suspensions, since).Sum(s => Math.Max(0, Math.Min(s.To.DayNumber, _case.Today.DayNumber) - s.From.DayNumber));
        var taken = RemedyRules.Depreciation(policy, price, days, idle);
        Offer(new RemedyOffer(
            Remedy.Return, rule,
            Reason.Of("Why.Money.Depreciated", ("count", Text(Math.Max(0, days - idle))), ("days", Text(idle)), ("taken", taken.ToString()), ("refund", (price - taken).ToString())),
            null, null, price - taken, taken));
    }

    private UnitCoverage? Paying() => new[] { Matching(c => c.Source != CoverageSource.Contract), _coverages.FirstOrDefault(c => c.Source == CoverageSource.Contract && Of(c).Status == CoverageStatus.Covered) }
        .FirstOrDefault(c => c is not null && Of(c).Status == CoverageStatus.Covered);

    // What stands for the broken part: its own coverage or the whole unit's, whichever lasts longer.
    private UnitCoverage? Matching(Func<UnitCoverage, bool> from) =>
        _coverages.Where(c => from(c) && (c.Code == _case.Part || c.Code == CoverageCodes.Whole)).MaxBy(c => c.EndsOn);

    private CoverageVerdict Of(UnitCoverage coverage) => _verdict.Coverages.First(v => v.Code == coverage.Code);

    private (string, string)[] Since(DateOnly until) => [("start", Text(SoldOn!.Value)), ("day", Text(_case.ReportedOn.DayNumber - SoldOn.Value.DayNumber)), ("lastDay", Text(until))];

    private static (string, string)[] Wait(RepairWait wait, DateOnly from, int limit) => [("start", Text(wait.From)), ("limit", Text(limit)), ("firstDay", Text(from))];

    private bool Step(DecisionRule rule, bool held, string key, params ReadOnlySpan<(string, string)> parameters)
    {
        Step(rule, held ? StepResult.Held : StepResult.NotHeld, Reason.Of(key + (held ? ".Held" : ".NotHeld"), parameters));
        return held;
    }

    private void Step(DecisionRule rule, StepResult result, Reason reason) => _steps.Add(new DecisionStep(rule, result, reason));

    private void Offer(RemedyOffer offer)
    {
        if (!_offers.Exists(o => o.Remedy == offer.Remedy)) _offers.Add(offer);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
