using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Lists;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Lists;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Dispatch;
using Persistence.Queries;
using Persistence.Tickets;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/tickets</c>: by the same store and rights as the pages.</summary>
internal static class TicketsApi
{
    public static void MapTickets(this RouteGroupBuilder api)
    {
        var tickets = api.MapGroup("/tickets");
        tickets.MapGet("/", ListAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTickets");
        tickets.MapGet("/export", TicketExport.SendAsync).RequireAuthorization(Rights.CustomerRead).WithName("ExportTickets");
        tickets.MapGet("/{id}", FindAsync).RequireAuthorization(Rights.CustomerRead).WithName("GetTicket");
        tickets.MapPost("/", OpenAsync).RequireAuthorization(Rights.TicketEdit).WithName("OpenTicket");
        tickets.MapPatch("/{id}", ChangeAsync).RequireAuthorization(Rights.TicketEdit).WithName("ChangeTicket").Produces<TicketsWire>().Produces<StaleWire>(409, ApiProblems.Json);
        tickets.MapTicketParts();
        tickets.MapPost("/{id}/transitions", StepAsync).RequireAuthorization(Rights.TicketEdit).WithName("StepTicket");
    }

    private static async Task<IResult> ListAsync([AsParameters] TicketsListRequest request, TicketQuery tickets, BusinessClock clock, ListLookUp lookUp, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Paging.TryRead(request.Limit, request.After, out var page, out var problem))
            return problem;
        if (request.Status is { } status && !Words.TryRead<TicketStatus>(status, out _))
            return ApiProblems.BadField("status", status, "a state of a ticket, for example scheduled");
        if (request.Type is { } type && !Words.TryRead<TicketType>(type, out _))
            return ApiProblems.BadField("type", type, "a kind of order, for example repair");
        var (criteria, _, refusal) = await lookUp.ReadAsync(ListSubject.Tickets, request.List, request.Query, person, ct);
        if (refusal is not null)
            return ListsApi.Wrong(refusal);
        var filter = new TicketFilter
        {
            Criteria = criteria,
            SiteCode = SiteScope.Of(person),
            Status = Words.TryRead(request.Status, out TicketStatus state) ? state : null,
            Type = Words.TryRead(request.Type, out TicketType kind) ? kind : null,
            OwnerId = request.Owner,
            IsOpen = request.Open,
            OverdueAt = request.Overdue is true ? clock.GetUtcNow() : null,
            IsRepeat = request.Repeat,
            Search = request.Search,
            CustomerId = request.Customer is { } customer ? new CustomerId(customer) : null,
            UnitId = request.Unit is { } unit ? new UnitId(unit) : null,
            OpenedFrom = request.From,
            OpenedBefore = request.To,
        };
        var lines = await tickets.ListAsync(filter, page.Limit, page.After, ct);
        return TypedResults.Ok(new Page<TicketsLineWire>([.. lines.Select(TicketsLineWire.From)], Paging.Next(lines, page.Limit, l => l.OpenedAt)));
    }

    private static async Task<IResult> FindAsync(
        string id, string? reveal, TicketQuery tickets, DispatchQuery visits, RevealPhone log, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        var show = await RevealedPhone.ShowAsync(reveal, "ticket:" + card.Ticket.Number, person, log, ct);
        return TypedResults.Ok(TicketsWire.From(card, await SeenAsync(visits, card.Ticket.Id, person, ct), show));
    }

    private static async Task<IResult> OpenAsync(TicketsBody body, TicketStore store, TicketQuery tickets, AppointmentPlaces places, ClaimsPrincipal person, CancellationToken ct)
    {
        var command = new OpenTicket(body.Over(new TicketDetails()), body.Channel ?? TicketChannel.Import, body.InteractionId, body.Appointment, NotRepeatReason: body.NotRepeatReason);
        var details = command.Details;
        var sold = await places.HoldAsync(
            details.Type, details.AddressId, details.CustomerId, details.CategoryCode, body.Appointment, null, () => store.OpenAsync(command, PersonClaims.ActorOf(person), ct), ct);
        return sold.Problem ?? await AnswerAsync(sold.Result!, tickets, null, person, isNew: true, ct);
    }

    private static async Task<IResult> ChangeAsync(
        string id, TicketsBody body, TicketStore store, TicketQuery tickets, TicketLabels labels, DispatchQuery visits, AppointmentPlaces places, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version that is changed");
        List<TicketCommand> commands = [new TicketCommand.Edit(body.Over(TicketDetails.Of(card.Ticket)))];
        if (body.Appointment is { } slot)
            commands.Add(new TicketCommand.Schedule(slot));
        var details = ((TicketCommand.Edit)commands[0]).Details;
        var sold = await places.HoldAsync(
            details.Type, details.AddressId, details.CustomerId, details.CategoryCode, body.Appointment, card.Ticket,
            () => store.ChangeAsync(card.Ticket.Id, version, commands, PersonClaims.ActorOf(person), ct), ct);
        if (sold.Result is SaveResult<Ticket>.Refused { Refusal.Rule: Refusal.StaleVersion })
            return await StaleAsync(body, tickets, labels, card.Ticket.Id, ct);
        return sold.Problem ?? await AnswerAsync(sold.Result!, tickets, visits, person, isNew: false, ct);
    }

    // What was sent and is stored otherwise by now, each with who wrote it last: whoever edited it, else whoever opened the ticket.
    private static async Task<IResult> StaleAsync(TicketsBody body, TicketQuery tickets, TicketLabels labels, TicketId id, CancellationToken ct)
    {
        var now = (await tickets.FindAsync(id, ct))!;
        var stored = TicketDetails.Of(now.Ticket);
        var edits = now.Timeline.Reverse().Select(row => (Row: row, Changes: TicketHistory.ChangesOf(row))).Where(e => e.Changes.Length > 0).ToList();
        var differing = TicketChanges.Between(stored, body.Over(stored));
        var names = await labels.OfAsync([.. differing], ct);
        FieldConflictWire Of(FieldChange c)
        {
            var last = edits.FirstOrDefault(e => e.Changes.Any(x => x.Field == c.Field)).Row;
            return new FieldConflictWire(
                c.Field, TicketFieldText.Plain(c.Field, c.After, names), TicketFieldText.Plain(c.Field, c.Before, names), last?.ActorId ?? now.Ticket.OpenedBy, last?.At ?? now.Ticket.OpenedAt);
        }

        return StaleWire.Answer(now.Ticket.Number, now.Ticket.Version, [.. differing.Select(Of)]);
    }

    private static async Task<IResult> StepAsync(
        string id, TicketsStepBody body, TicketStore store, TicketQuery tickets, DispatchQuery visits, AppointmentPlaces places, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version the step is made on");
        if (!Words.TryRead(body.To, out TicketStatus to) || to == TicketStatus.Draft)
            return ApiProblems.BadField("to", body.To, "a state of a ticket, for example scheduled");
        TicketId? into = null;
        if (to == TicketStatus.Merged && (into = (await CardAsync(tickets, body.Into ?? "", ct))?.Ticket.Id) is null)
            return ApiProblems.NotFound("ticket", body.Into ?? "");
        var answer = new StepAnswer(
            body.Text ?? "", body is { From: { } from, Until: { } until } ? new AppointmentSlot(from, until) : null, body.WaitReason ?? WaitReason.Part, into);
        var command = new TicketStep(to, StepQuestion.Nothing).Command(card.Ticket, answer, clock.GetUtcNow());
        if (command is TicketCommand.Audit && RoleRights.Has(person, Rights.TicketApprove))
            command = new TicketCommand.Audit(PersonClaims.ActorOf(person).Id);
        if (command is TicketCommand.CompleteWork complete && body.Charged is { } charged)
            command = complete with { Charged = new Money(charged) };
        var sold = await places.HoldAsync(
            card.Ticket.Type, card.Ticket.AddressId, card.Ticket.CustomerId, card.Ticket.CategoryCode, (command as TicketCommand.Schedule)?.Slot, card.Ticket,
            () => store.ChangeAsync(card.Ticket.Id, version, [command], PersonClaims.ActorOf(person), ct), ct);
        return sold.Problem ?? await AnswerAsync(sold.Result!, tickets, visits, person, isNew: false, ct);
    }

    private static async Task<IResult> AnswerAsync(SaveResult<Ticket> result, TicketQuery tickets, DispatchQuery? visits, ClaimsPrincipal person, bool isNew, CancellationToken ct)
    {
        if (result is not SaveResult<Ticket>.Saved saved)
            return RuleAnswers.Of(result, _ => TypedResults.NoContent());
        IReadOnlyList<VisitCard> orders = visits is null ? [] : await SeenAsync(visits, saved.Value.Id, person, ct);
        var wire = TicketsWire.From((await tickets.FindAsync(saved.Value.Id, ct))!, orders, PhoneNumber.Mask);
        return isNew ? TypedResults.Created($"{ApiRoutes.Prefix}/tickets/{wire.Number}", wire) : TypedResults.Ok(wire);
    }

    // An account of a site sees its own visits alone, as in the list of visits.
    private static async Task<IReadOnlyList<VisitCard>> SeenAsync(DispatchQuery visits, TicketId ticket, ClaimsPrincipal person, CancellationToken ct) =>
        [.. (await visits.OfTicketAsync(ticket, ct)).Where(v => SiteScope.Sees(person, v.Order.SiteCode))];

    internal static Task<TicketCard?> CardAsync(TicketQuery tickets, string id, CancellationToken ct) =>
        Guid.TryParse(id, out var guid) ? tickets.FindAsync(new TicketId(guid), ct) : tickets.FindAsync(id, ct);
}
