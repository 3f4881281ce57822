using System.Globalization;
using Crm.Domain.Warranty;

namespace Crm.Domain.InstallBase;

/// <summary>What may be done to a unit, and what it makes true.</summary>
public static class UnitRules
{
    /// <summary>Longest reason that is kept.</summary>
    public const int ReasonLength = 200;

    /// <summary>Parts of one repair: more are a new appliance.</summary>
    public const int MostParts = 20;

    /// <summary>Judges a command for a day.</summary>
    public static Decision<UnitEvent> Decide(InstalledUnit unit, UnitHistory history, UnitCommand command, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(history);
        if (IsGone(unit.State) && command is not UnitCommand.RecordVoucher) return Refuse("UnitIsOutOfUse", ("serial", unit.SerialNo));
        return command switch
        {
            UnitCommand.RecordVoucher voucher => Dated(voucher.PurchasedOn, today, unit.ProducedOn, new UnitEvent.VoucherRecorded(voucher.PurchasedOn, voucher.InvoiceNo, voucher.Seller)),
            UnitCommand.Install install => Dated(install.On, today, unit.ProducedOn, new UnitEvent.Installed(install.On)),
            UnitCommand.StartRepair when unit.State == UnitState.InRepair => Refuse("UnitIsInRepair", ("serial", unit.SerialNo)),
            UnitCommand.StartRepair start => Dated(start.On, today, unit.PurchasedOn, new UnitEvent.RepairStarted(start.On)),
            UnitCommand.EndRepair when history.InRepairSince is null => Refuse("UnitIsNotInRepair", ("serial", unit.SerialNo)),
            UnitCommand.EndRepair end => Repaired(history.InRepairSince!.Value, end.On, end.Outcome, end.Parts, end.Ticket, today),
            UnitCommand.RecordRepair past => Repaired(past.From, past.To, past.Outcome, past.Parts, past.Ticket, today),
            UnitCommand.Exchange exchange when exchange.ReplacedBy == unit.Id => Refuse("UnitMustNotReplaceItself"),
            UnitCommand.Exchange exchange => Dated(exchange.On, today, unit.PurchasedOn, new UnitEvent.Exchanged(exchange.On, exchange.ReplacedBy)),
            UnitCommand.TakeBack back => Dated(back.On, today, unit.PurchasedOn, new UnitEvent.Returned(back.On)),
            UnitCommand.Retire retire => Dated(retire.On, today, unit.PurchasedOn, new UnitEvent.Retired(retire.On)),
            UnitCommand.Assign assign => Accept(new UnitEvent.PeopleAssigned(assign.Owner, assign.User, assign.Custodian, assign.Address)),
            UnitCommand.Attach attach when attach.Parent == unit.Id => Refuse("UnitMustNotBePartOfItself"),
            UnitCommand.Attach attach => Accept(new UnitEvent.Attached(attach.Parent)),
            UnitCommand.SignContract sign => Contract(history, sign.Contract),
            UnitCommand.CorrectPolicy { Reason: var reason } when string.IsNullOrWhiteSpace(reason) => Missing("reason"),
            UnitCommand.CorrectPolicy { Reason.Length: > ReasonLength } => Refuse("ReasonIsTooLong", ("max", Text(ReasonLength))),
            UnitCommand.CorrectPolicy correct => Accept(new UnitEvent.PolicyCorrected(correct.Code, correct.Version, correct.Use, correct.Reason.Trim())),
            UnitCommand.ReplaceComponent { PartNo: var part } when string.IsNullOrWhiteSpace(part) => Missing("partNo"),
            UnitCommand.ReplaceComponent { Quantity: < 1 or > MostParts } => Refuse("TooManyParts", ("max", Text(MostParts))),
            UnitCommand.ReplaceComponent part => Dated(part.On, today, unit.ProducedOn, new UnitEvent.ComponentReplaced(part.Position, part.PartNo, part.Quantity, part.Serial, part.Coverage, part.On, part.Ticket)),
            UnitCommand.HandleRecall handle when history.HandledRecalls.Contains(handle.Recall) => Refuse("RecallIsHandled", ("recall", handle.Recall)),
            UnitCommand.HandleRecall handle => Dated(handle.On, today, null, new UnitEvent.RecallHandled(handle.Recall, handle.On)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The unit after an event.</summary>
    public static InstalledUnit Apply(InstalledUnit unit, UnitEvent fact)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return fact switch
        {
            UnitEvent.VoucherRecorded voucher => unit with { PurchasedOn = voucher.PurchasedOn, InvoiceNo = voucher.InvoiceNo ?? unit.InvoiceNo, Seller = voucher.Seller ?? unit.Seller },
            UnitEvent.Installed installed => unit with { InstalledOn = installed.On, State = unit.State == UnitState.Registered ? UnitState.InUse : unit.State },
            UnitEvent.RepairStarted => unit with { State = UnitState.InRepair },
            UnitEvent.RepairEnded => unit with { State = unit.State == UnitState.InRepair ? UnitState.InUse : unit.State },
            UnitEvent.Exchanged => unit with { State = UnitState.Exchanged },
            UnitEvent.ReceivedInExchange received => unit with { ReplacesId = received.Replaces },
            UnitEvent.Returned => unit with { State = UnitState.Returned },
            UnitEvent.Retired => unit with { State = UnitState.Retired },
            UnitEvent.PeopleAssigned people => unit with { OwnerId = people.Owner, UserId = people.User, CustodianId = people.Custodian, AddressId = people.Address },
            UnitEvent.Attached attached => unit with { ParentId = attached.Parent },
            UnitEvent.PolicyCorrected corrected => unit with { Use = corrected.Use },
            _ => unit,
        };
    }

    /// <summary>True when it is with nobody any more.</summary>
    public static bool IsGone(UnitState state) => state is UnitState.Exchanged or UnitState.Returned or UnitState.Retired;

    /// <summary>True for the events that may take time off a guarantee: a voucher put right, a correction that somebody answers for, and going out of use. No other does.</summary>
    public static bool MayShorten(UnitEvent fact) =>
        fact is UnitEvent.VoucherRecorded or UnitEvent.Installed or UnitEvent.PolicyCorrected or UnitEvent.ReceivedInExchange or UnitEvent.Exchanged or UnitEvent.Returned or UnitEvent.Retired;

    /// <summary>Coverages after events: as computed, and where the events may not shorten at least as long as before.</summary>
    public static ImmutableArray<UnitCoverage> Keep(IReadOnlyCollection<UnitCoverage> before, ImmutableArray<UnitCoverage> computed, bool mayShorten)
    {
        if (mayShorten) return computed;
        return
        [
            .. computed.Select(c => before.FirstOrDefault(b => b.Code == c.Code) is { } old && old.EndsOn > c.EndsOn ? c with { EndsOn = old.EndsOn, StartsOn = old.StartsOn, Start = old.Start, Source = old.Source } : c),
            .. before.Where(b => !computed.Any(c => c.Code == b.Code)),
        ];
    }

    private static Decision<UnitEvent> Repaired(DateOnly from, DateOnly to, RepairOutcome outcome, ImmutableArray<string> parts, string? ticket, DateOnly today)
    {
        if (to < from) return Refuse("RepairMustNotEndBeforeItBegan", ("start", Text(from)), ("end", Text(to)));
        if (outcome == RepairOutcome.Open) return Missing("outcome");
        var named = parts.IsDefault ? [] : parts;
        return named.Length > MostParts ? Refuse("TooManyParts", ("max", Text(MostParts))) : Dated(to, today, null, new UnitEvent.RepairEnded(from, to, outcome, named, ticket));
    }

    private static Decision<UnitEvent> Contract(UnitHistory history, ContractCover contract)
    {
        if (string.IsNullOrWhiteSpace(contract.Number) || contract.Number.Length > CoverageCodes.LongestContract) return Missing("contract");
        if (contract.Until < contract.From) return Refuse("ContractMustNotEndBeforeItBegins", ("start", Text(contract.From)), ("end", Text(contract.Until)));
        return history.Contracts.Any(c => c.Number == contract.Number)
            ? Refuse("ContractIsKnown", ("contract", contract.Number))
            : Accept(new UnitEvent.ContractSigned(contract));
    }

    private static Decision<UnitEvent> Dated(DateOnly day, DateOnly today, DateOnly? notBefore, UnitEvent fact)
    {
        if (day > today) return Refuse("DayMustNotBeInTheFuture", ("day", Text(day)));
        return day < notBefore ? Refuse("DayIsTooEarly", ("day", Text(day)), ("start", Text(notBefore.Value))) : Accept(fact);
    }

    private static Decision<UnitEvent> Accept(UnitEvent fact) => new Decision<UnitEvent>.Accepted([fact]);

    private static Decision<UnitEvent> Missing(string field) => Refuse(Refusal.RequiredFieldsMissing, ("fields", field));

    private static Decision<UnitEvent> Refuse(string rule, params ReadOnlySpan<(string, string)> parameters) => new Decision<UnitEvent>.Refused(Refusal.Of(rule, parameters));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
