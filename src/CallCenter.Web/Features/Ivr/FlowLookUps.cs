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
internal sealed class FlowLookUps(PopQuery query, BlockList blocked, ScreenPops pops, TimeProvider clock)
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
        return Done(question, LookUpOutcome.Found) with
        {
            Finding = FindingOf(found),
            Identified = found.Card.Candidates is [var first, ..] ? CallerKnowledge.Identified(question.Interaction, first, clock.GetUtcNow()) : null,
        };
    }

    /// <summary>The card with what was keyed in front, or null when it knows nobody and nothing.</summary>
    internal static KeyedCaller? Found(Effect.LookUp question, PopCard card)
    {
        if (card.Candidates.IsEmpty && card.LooseUnits.IsEmpty && card.LooseTickets.IsEmpty)
            return null;
        var first = card.Candidates.FirstOrDefault();
        var unit = question.Kind == LookUpKind.Serial
            ? (first?.Units ?? card.LooseUnits).FirstOrDefault(u => SerialNumber.KeysOf(u.SerialNo).EndsWith(question.Number, StringComparison.Ordinal))
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

    private static PopCard InFront(PopCard card, PopCandidate? first, PopUnit? unit, PopTicket? ticket) => first is null ? card : card with
    {
        Candidates = card.Candidates.SetItem(0, first with
        {
            Units = unit is null ? first.Units : [.. first.Units.OrderBy(u => u.Id == unit.Id ? 0 : 1)],
            OpenTickets = ticket is null ? first.OpenTickets : [.. first.OpenTickets.OrderBy(t => t.Id == ticket.Id ? 0 : 1)],
        }),
    };

    private static CallerFinding FindingOf(KeyedCaller found) => new()
    {
        CustomerRef = found.Card.Candidates is [var first, ..] ? first.Customer.Id.ToString() : null,
        UnitRef = found.Unit?.Id.Value.ToString("D"),
        TicketRef = found.Ticket?.Id.Value.ToString("D"),
        TicketStatus = found.Ticket is { } ticket ? CodeOf(ticket) : null,
        Visit = found.Ticket is { AppointmentFrom: { } from, AppointmentTo: { } to } ? FlowVisits.WindowOf(new AppointmentSlot(from, to)) : null,
        PartDate = found.Ticket is { Status: TicketStatus.Waiting, WaitReason: WaitReason.Part, PromisedFor: { } day } ? SiteZone.DayOf(day) : null,
    };

    private static string CodeOf(PopTicket ticket) =>
        ticket is { Status: TicketStatus.Waiting, WaitReason: WaitReason.Part } ? "WaitingPart" : ticket.Status.ToString();

    private static Input.LookUpDone Done(Effect.LookUp question, LookUpOutcome outcome) => new(question.Interaction, question.Attempt, outcome, null, null);
}
