using System.Collections.Immutable;
using CallCenter.Web.Features.ScreenPop;
using Crm.Domain.Tickets;
using Persistence.Queries;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>What the form may already say when it opens, each value with its source. Nothing that a person typed is ever overwritten.</summary>
internal static class DraftPrefill
{
    /// <summary>The draft of a new contact: the likeliest customer is chosen, or the form asks for a new one.</summary>
    public static DeskDraft Begin(CallerPop pop, QueueId? queue)
    {
        var draft = new DeskDraft { Interaction = pop.Interaction, Type = TypeOf(queue), Queue = queue?.Value ?? "" };
        return pop.Card is { Candidates: [var first, ..] }
            ? Keyed(Choose(draft, first), pop)
            : draft with { Sources = draft.Sources.SetItem(DraftFields.Phone, DraftSource.Caller) };
    }

    /// <summary>The unit that the caller keyed, as long as it is the chosen customer's.</summary>
    private static DeskDraft Keyed(DeskDraft draft, CallerPop pop) => pop.Keyed?.Unit is { } unit
        ? ChooseUnit(draft, unit) with { UnitGround = UnitGround.Keyed, Sources = draft.Sources.SetItem(DraftFields.Unit, DraftSource.Caller) }
        : draft;

    /// <summary>Another customer: what hangs on the person is filled anew, what was typed about the fault stays.</summary>
    public static DeskDraft Choose(DeskDraft draft, PopCandidate candidate)
    {
        var next = draft with
        {
            Customer = candidate.Customer.Id,
            Unit = null,
            UnitGround = UnitGround.None,
            Address = null,
            Sources = draft.Sources.Remove(DraftFields.Unit),
        };
        if (IsOurs(draft, DraftFields.Contact, draft.ContactName))
            next = next with { ContactName = candidate.Customer.Name, Sources = next.Sources.SetItem(DraftFields.Contact, DraftSource.Caller) };
        if (candidate.Customer.AddressId is { } address)
            next = next with { Address = address, Sources = next.Sources.SetItem(DraftFields.Address, DraftSource.Profile) };
        // What was typed as an address before he was known stays in sight.
        next = next with { HasNewPlace = next.Address is null && next.NewRegion.Length + next.NewAddress.Length > 0 };
        return LikelyUnit.Of(candidate) is var (unit, ground)
            ? ChooseUnit(next, unit) with { UnitGround = ground, Sources = next.Sources.SetItem(DraftFields.Unit, DraftSource.Suggested) }
            : next;
    }

    /// <summary>None of them: the form asks for a new customer with the caller's number.</summary>
    public static DeskDraft ChooseNobody(DeskDraft draft) => draft with
    {
        Customer = null,
        Unit = null,
        UnitGround = UnitGround.None,
        Address = null,
        ContactName = IsOurs(draft, DraftFields.Contact, draft.ContactName) ? "" : draft.ContactName,
        Sources = draft.Sources.RemoveRange([DraftFields.Unit, DraftFields.Contact, DraftFields.Address]).SetItem(DraftFields.Phone, DraftSource.Caller),
    };

    /// <summary>A unit: the visit goes where it stands; a symptom of another category no longer fits.</summary>
    public static DeskDraft ChooseUnit(DeskDraft draft, PopUnit unit)
    {
        var sameCategory = draft.Category.Length == 0 || draft.Category == unit.CategoryCode;
        return draft with
        {
            Unit = unit.Id,
            UnitGround = UnitGround.None,
            Category = unit.CategoryCode,
            Symptom = sameCategory ? draft.Symptom : "",
            Address = draft.HasNewPlace ? null : unit.AddressId ?? draft.Address,
            Sources = draft.Sources.Remove(DraftFields.Unit),
        };
    }

    private static bool IsOurs(DeskDraft draft, string field, string value) => value.Length == 0 || draft.Sources.ContainsKey(field);

    private static TicketType TypeOf(QueueId? queue) => queue?.Value switch
    {
        "install" => TicketType.Install,
        "complaint" => TicketType.Complaint,
        "consult" => TicketType.Consult,
        _ => TicketType.Repair,
    };
}
