using System.Collections.Immutable;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.ScreenPop;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Customers;
using Persistence.Knowledge;
using Persistence.Scripts;
using Persistence.Tickets;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Saves the desk's form: a new customer first when nobody was chosen, then the ticket, linked to the contact in the same transaction.
/// Everything that is missing is named at once, and nothing is stored before all of it is there.</summary>
internal sealed class SaveDraft(
    CustomerStore customers, TicketStore tickets, ArticleStore articles, ScriptStore scripts, DeskReads reads, VisitSales sales, BusinessClock clock, ILogger<SaveDraft> logger)
{
    /// <summary>The saved draft, with customer and ticket number; or why not.</summary>
    public async Task<SaveResult<DeskDraft>> HandleAsync(DeskDraft draft, CallerPop? pop, Actor actor, CancellationToken ct)
    {
        var phone = PhoneOf(draft, pop);
        var card = CardOf(draft, phone);
        if (await RefusalAsync(draft, pop, ct) is { } refusal)
            return refusal;
        return (draft.Visit is { } visit ? await SellAsync(draft, visit, card, phone, actor, ct) : await StoreAsync(draft, card, phone, actor, ct)) switch
        {
            SaveResult<(DeskDraft Draft, Ticket Ticket)>.Saved saved => await JudgeAsync(saved.Value.Draft, saved.Value.Ticket, actor, ct),
            SaveResult<(DeskDraft Draft, Ticket Ticket)>.Refused refused => refused.Refusal,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Why the form may not be saved, or null; stores nothing.</summary>
    public async Task<Refusal?> RefusalAsync(DeskDraft draft, CallerPop? pop, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var phone = PhoneOf(draft, pop);
        if (Check(draft, CardOf(draft, phone), phone) is { } refusal)
            return refusal;
        var symptom = await reads.SymptomAsync(draft.Symptom, ct);
        if (draft.IsPhoneSolved && symptom is { IsSafetyCritical: true })
            return Refusal.Of("SafetyFaultIsNeverSolvedByPhone");
        // As it is in force now, not as a page that stood open for long still shows it.
        var book = await scripts.BookAsync(SiteZone.DayOf(clock.GetUtcNow()), ct);
        return book.Unsaid(DeskScripts.CaseOf(draft, symptom), draft.Said.Contains);
    }

    /// <summary>The fields that a save would name now, in the order of the form; stores nothing.</summary>
    public IReadOnlyList<string> Missing(DeskDraft draft, CallerPop? pop)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var phone = PhoneOf(draft, pop);
        return Check(draft, CardOf(draft, phone), phone) is { } refusal ? [.. FieldsOf(refusal)] : [];
    }

    // Somebody else may have taken the last place while the agent talked, or takes it now.
    private async Task<SaveResult<(DeskDraft Draft, Ticket Ticket)>> SellAsync(DeskDraft draft, AppointmentSlot visit, QuickCard? card, PhoneNumber? phone, Actor actor, CancellationToken ct)
    {
        var addresses = draft.Customer is { } customer ? await reads.AddressesAsync(customer, ct) : [];
        return await sales.SellAsync(DeskReads.RegionOf(draft, addresses), DeskReads.CategoryOf(draft, null), visit, () => StoreAsync(draft, card, phone, actor, ct), ct);
    }

    private async Task<SaveResult<(DeskDraft Draft, Ticket Ticket)>> StoreAsync(DeskDraft draft, QuickCard? card, PhoneNumber? phone, Actor actor, CancellationToken ct)
    {
        if (card is not null)
        {
            switch (await customers.CreateAsync(card, actor, ct))
            {
                case SaveResult<Customer>.Refused refused:
                    return refused.Refusal;
                case SaveResult<Customer>.Saved created:
                    var addresses = await reads.AddressesAsync(created.Value.Id, ct);
                    draft = draft with { Customer = created.Value.Id, Address = addresses.Count > 0 ? addresses[0].Id : null, ContactName = created.Value.Name };
                    break;
            }
        }

        else if (PlaceOf(draft) is { } place)
        {
            switch (await customers.AddAddressAsync(draft.Customer!.Value, place, actor, ct))
            {
                case SaveResult<CustomerAddress>.Refused refused:
                    return refused.Refusal;
                case SaveResult<CustomerAddress>.Saved added:
                    draft = draft with { Address = added.Value.Id };
                    break;
            }
        }

        var opened = await tickets.OpenAsync(new OpenTicket(DetailsOf(draft, phone), TicketChannel.Phone, draft.Interaction.Value, draft.Visit) { Said = [.. draft.Ticks.Values.Where(t => draft.Said.Contains(t.Code))] }, actor, ct);
        return opened switch
        {
            SaveResult<Ticket>.Saved saved => new SaveResult<(DeskDraft, Ticket)>.Saved((draft with { TicketNumber = saved.Value.Number }, saved.Value)),
            SaveResult<Ticket>.Refused refused => refused.Refusal,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // What the articles did for the case. The ticket stands whatever becomes of it: a refusal takes the mark off the form, so that nobody believes it.
    private async Task<DeskDraft> JudgeAsync(DeskDraft draft, Ticket ticket, Actor actor, CancellationToken ct)
    {
        if (draft.IsPhoneSolved && await tickets.ChangeAsync(ticket.Id, ticket.Version, [new TicketCommand.SolveByPhone(draft.SolvedBy)], actor, ct) is SaveResult<Ticket>.Refused)
            draft = draft with { SolvedBy = null };
        foreach (var number in draft.Tried)
            await VoteAsync(number, isSolved: false);
        if (draft is { IsPhoneSolved: true, SolvedBy: { } solver })
            await VoteAsync(solver, isSolved: true);
        return draft;

        async Task VoteAsync(string number, bool isSolved)
        {
            if (await articles.VoteAsync(number, ticket.Id, isSolved, actor, ct) is SaveResult<bool>.Refused refused)
                Knowledge.Log.VoteRefused(logger, ticket.Number, number, refused.Refusal.Rule);
        }
    }

    // The rules of both, asked before anything is stored; what both miss is one list.
    private Refusal? Check(DeskDraft draft, QuickCard? card, PhoneNumber? phone)
    {
        var refusals = new List<Refusal>();
        if (draft.ContactPhone.Length > 0 && CustomerRules.Check(phone!) is { } badPhone)
            refusals.Add(badPhone);
        else if (card is not null && CustomerRules.Check(card) is { } badCard)
            refusals.Add(badCard);
        if (PlaceOf(draft) is { } place && CustomerRules.Check(place) is { } badPlace)
            refusals.Add(badPlace);
        var now = clock.GetUtcNow();
        var trial = new TicketDraft(DetailsOf(draft, phone), TicketChannel.Phone, draft.Interaction.Value, draft.Visit, null, new DueTimes(now, now));
        if (TicketRules.Open(trial, now) is Decision<TicketEvent>.Refused refused)
            refusals.Add(refused.Refusal);
        if (refusals.Count < 2)
            return refusals.FirstOrDefault();
        var missing = refusals.Where(r => r.Rule == Refusal.RequiredFieldsMissing).SelectMany(FieldsOf).Distinct().ToImmutableArray();
        return missing.Length > 0 && refusals.All(r => r.Rule == Refusal.RequiredFieldsMissing)
            ? Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", string.Join(',', missing)))
            : refusals[0];
    }

    /// <summary>The fields that a refusal names, in its order.</summary>
    public static IEnumerable<string> FieldsOf(Refusal refusal)
    {
        foreach (var parameter in refusal.Parameters)
        {
            if (parameter.Name is "fields" or "field")
                return parameter.Value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        }

        return refusal.Rule switch
        {
            "CustomerPhoneMustBeReachable" => [DraftFields.Phone],
            "AppointmentMustBeInTheFuture" or "AppointmentMustEndAfterItStarts" or VisitSales.Full => [DraftFields.Visit],
            _ => [],
        };
    }

    // A known customer's place that is not on file; half of one is asked for as a whole.
    private static AddressDraft? PlaceOf(DeskDraft draft) =>
        draft is { Customer: not null, Address: null } && (draft.NewRegion.Length > 0 || draft.NewAddress.Trim().Length > 0) ? new AddressDraft(null, draft.NewRegion, null, draft.NewAddress.Trim()) : null;

    private static PhoneNumber? PhoneOf(DeskDraft draft, CallerPop? pop) =>
        draft.ContactPhone.Length > 0 ? PhoneNumber.Normalize(draft.ContactPhone, PhoneSource.Typed) : pop?.Number;

    private static QuickCard? CardOf(DeskDraft draft, PhoneNumber? phone) => draft.Customer is null && draft.NewName.Trim().Length > 0
        ? new QuickCard(
            draft.NewName.Trim(),
            phone,
            RegionCode: draft.NewRegion.Length > 0 ? draft.NewRegion : null,
            Region: draft.NewRegionName.Length > 0 ? draft.NewRegionName : null,
            AddressDetail: draft.NewAddress.Trim().Length > 0 ? draft.NewAddress.Trim() : null)
        : null;

    private static TicketDetails DetailsOf(DeskDraft draft, PhoneNumber? phone)
    {
        var name = draft.Customer is null ? draft.NewName : draft.ContactName;
        return new TicketDetails
        {
            Type = draft.Type,
            CustomerId = draft.Customer,
            UnitId = draft.Unit,
            AddressId = draft.Address,
            ReporterName = name.Trim().Length > 0 ? name.Trim() : null,
            ReporterE164 = phone?.E164,
            CategoryCode = draft.Category.Length > 0 ? draft.Category : null,
            SymptomCode = draft.Symptom.Length > 0 ? draft.Symptom : null,
            Description = draft.Details,
            Priority = draft.Priority,
        };
    }
}
