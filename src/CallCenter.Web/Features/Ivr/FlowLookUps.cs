using CallCenter.Web.Features.ScreenPop;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Floor;
using Persistence.Queries;
using Telephony.Exchange;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.Ivr;

/// <summary>Who or what a number is: the same hot queries as the screen pop, which gets what the caller keyed before anybody answers.</summary>
internal sealed class FlowLookUps(PopQuery query, BlockList blocked, ScreenPops pops, ChosenRouting routing, TimeProvider clock)
{
    public async Task<Input> AnswerAsync(Effect.LookUp question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Kind == LookUpKind.Block)
            return Done(question, await blocked.HoldsAsync(PhoneNumber.Normalize(question.Number, PhoneSource.Trunk), ct) ? LookUpOutcome.Blocked : LookUpOutcome.Unknown);
        var card = question.Kind switch
        {
            LookUpKind.Serial => await query.FindByKeysAsync(question.Number, ct),
            LookUpKind.Ticket => await query.FindByTicketAsync(question.Number, ct),
            _ => await query.FindByPhoneAsync(PhoneNumber.Normalize(question.Number, PhoneSource.Trunk), ct),
        };
        var found = Found(question, card);
        if (found is null)
            return Done(question, LookUpOutcome.Unknown);
        pops.Identified(question.Interaction, found);
        return Judge(question, found, await IsTheirsAsync(question, found, ct), await routing.ReadAsync(ct), clock.GetUtcNow());
    }

    /// <summary>What the flow may know. Between several it knows nobody: a stranger's ticket is not told.</summary>
    internal static Input.LookUpDone Judge(Effect.LookUp question, KeyedCaller found, bool isTheirs, RoutingRules rules, DateTimeOffset now) => Done(question, LookUpOutcome.Found) with
    {
        Finding = found.IsAmbiguous ? new CallerFinding() : FindingOf(found, isTheirs),
        Identified = found is { IsAmbiguous: false, Card.Candidates: [var first, ..] } ? CallerKnowledge.Identified(question.Interaction, first, rules, now, found.Unit) : null,
    };

    /// <summary>Whether the number that he calls from is one of the customer's own. That he once called about him, or for him, is no proof.</summary>
    internal static bool IsOwn(PopCard caller, PopCandidate customer) =>
        caller.Candidates.Any(c => c.Customer.Id == customer.Customer.Id && c.Reasons.Any(r => r.Key is "Pop.PrimaryPhone" or "Pop.OtherPhone"));

    /// <summary>Ticket numbers can be counted and telephone numbers are known to many: the ticket is only its customer's. A whole serial stands on the machine alone; its last keys are tried out in
    /// a minute, and prove nothing.</summary>
    private async Task<bool> IsTheirsAsync(Effect.LookUp question, KeyedCaller found, CancellationToken ct)
    {
        if (found.IsAmbiguous || found.Ticket is null || IsWhole(question, found))
            return true;
        if (found.Card.Candidates is not [var first, ..])
            return false;
        var isCallersCard = question.Kind == LookUpKind.Phone && question.Number == question.Caller;
        return IsOwn(isCallersCard ? found.Card : await query.FindByPhoneAsync(PhoneNumber.Normalize(question.Caller, PhoneSource.Trunk), ct), first);
    }

    /// <summary>The card with what was keyed in front, or null when it knows nobody and nothing.</summary>
    internal static KeyedCaller? Found(Effect.LookUp question, PopCard card)
    {
        if (card.Candidates.IsEmpty && card.LooseUnits.IsEmpty && card.LooseTickets.IsEmpty)
            return null;
        if (IsAmbiguous(question, card))
            return new KeyedCaller(question.Kind, card, null, null) { IsAmbiguous = true };
        var first = card.Candidates.FirstOrDefault();
        var unit = question.Kind == LookUpKind.Serial
            ? (first?.Units ?? card.LooseUnits).FirstOrDefault(u => IsKeyed(question, u))
            : null;
        var tickets = first?.OpenTickets ?? card.LooseTickets;
        var ticket = question.Kind switch
        {
            LookUpKind.Ticket => tickets.FirstOrDefault(t => t.Number == TicketNumber.Normalize(question.Number)),
            LookUpKind.Serial => tickets.FirstOrDefault(t => unit is not null && t.UnitId == unit.Id),
            _ => tickets.FirstOrDefault(),
        };
        unit ??= first?.Units.FirstOrDefault(u => ticket is not null && u.Id == ticket.UnitId);
        return new KeyedCaller(question.Kind, InFront(card, first, unit, ticket), unit, ticket);
    }

    private static bool IsAmbiguous(Effect.LookUp question, PopCard card) => question.Kind switch
    {
        LookUpKind.Serial => card.Candidates.SelectMany(c => c.Units).Concat(card.LooseUnits).Where(u => IsKeyed(question, u)).Select(u => u.Id).Distinct().Count() > 1,
        LookUpKind.Phone => card.Candidates.Length > 1,
        _ => false,
    };

    private static bool IsWhole(Effect.LookUp question, KeyedCaller found) =>
        question.Kind == LookUpKind.Serial && found.Unit is { } unit && SerialNumber.KeysOf(unit.SerialNo) == question.Number;

    private static bool IsKeyed(Effect.LookUp question, PopUnit unit) => SerialNumber.KeysOf(unit.SerialNo).EndsWith(question.Number, StringComparison.Ordinal);

    private static PopCard InFront(PopCard card, PopCandidate? first, PopUnit? unit, PopTicket? ticket) => first is null ? card : card with
    {
        Candidates = card.Candidates.SetItem(0, first with
        {
            Units = unit is null ? first.Units : [.. first.Units.OrderBy(u => u.Id == unit.Id ? 0 : 1)],
            OpenTickets = ticket is null ? first.OpenTickets : [.. first.OpenTickets.OrderBy(t => t.Id == ticket.Id ? 0 : 1)],
        }),
    };

    /// <summary>Of another's ticket only its state, which names nobody; when somebody is at home is nobody else's business. By the last keys of a serial the machine is found and no more: of what
    /// is wrong with it the agent sees all, the line says nothing.</summary>
    private static CallerFinding FindingOf(KeyedCaller found, bool isTheirs) => new()
    {
        CustomerRef = found.Card.Candidates is [var first, ..] ? first.Customer.Id.ToString() : null,
        UnitRef = found.Unit?.Id.Value.ToString("D"),
        TicketRef = isTheirs ? found.Ticket?.Id.Value.ToString("D") : null,
        TicketStatus = found.Ticket is { } ticket && (isTheirs || found.By != LookUpKind.Serial) ? CodeOf(ticket) : null,
        Visit = isTheirs && found.Ticket is { AppointmentFrom: { } from, AppointmentTo: { } to } ? FlowVisits.WindowOf(new AppointmentSlot(from, to)) : null,
        PartDate = isTheirs && found.Ticket is { Status: TicketStatus.Waiting, WaitReason: WaitReason.Part, PromisedFor: { } day } ? SiteZone.DayOf(day) : null,
    };

    private static string CodeOf(PopTicket ticket) =>
        ticket is { Status: TicketStatus.Waiting, WaitReason: WaitReason.Part } ? "WaitingPart" : ticket.Status.ToString();

    private static Input.LookUpDone Done(Effect.LookUp question, LookUpOutcome outcome) => new(question.Interaction, question.Attempt, outcome, null, null);
}
