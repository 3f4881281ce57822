using System.Collections.Immutable;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Dispatch;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Dispatch;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/dispatches</c>: visits of tickets, by the same store and rights as the page.</summary>
internal static class DispatchesApi
{
    private const string Targets = "accepted, rejected, departed, arrived, working, done, partlyDone, noAccess, cancelled or proposed";

    public static void MapDispatches(this RouteGroupBuilder api)
    {
        var visits = api.MapGroup("/dispatches");
        visits.MapGet("/", ListAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListDispatches");
        visits.MapGet("/export", DispatchExport.SendAsync).RequireAuthorization(Rights.DispatchWork).WithName("ExportDispatches");
        visits.MapGet("/candidates", CandidatesAsync).RequireAuthorization(Rights.DispatchWork).WithName("ListDispatchCandidates");
        visits.MapGet("/{id}", FindAsync).RequireAuthorization(Rights.CustomerRead).WithName("GetDispatch");
        visits.MapPost("/", CreateAsync).RequireAuthorization(Rights.DispatchWork).WithName("CreateDispatch");
        visits.MapPatch("/{id}", ChangeAsync).RequireAuthorization(Rights.DispatchWork).WithName("ChangeDispatch");
        visits.MapPost("/{id}/transitions", StepAsync).RequireAuthorization(Rights.DispatchWork).WithName("StepDispatch");
    }

    private static async Task<IResult> ListAsync([AsParameters] DispatchesListRequest request, DispatchQuery visits, TicketQuery tickets, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Paging.TryRead(request.Limit, request.After, out var page, out var problem))
            return problem;
        DispatchStatus? status = null;
        if (request.Status is { } asked)
        {
            if (!Words.TryRead(asked, out DispatchStatus known))
                return ApiProblems.BadField("status", asked, "a state of a visit, for example assigned");
            status = known;
        }

        TicketId? ticket = null;
        if (request.Ticket is { } wanted)
        {
            if (await TicketAsync(tickets, wanted, ct) is not { } found)
                return ApiProblems.NotFound("ticket", wanted);
            ticket = found.Id;
        }

        var filter = new VisitFilter
        {
            Status = status, SiteCode = SiteScope.Of(person) ?? request.Site, TechnicianCode = request.Technician, Day = request.Day, CategoryCode = request.Category, TicketId = ticket, IsOpen = request.Open,
        };
        var lines = await visits.ListAsync(filter, page.Limit, page.After, ct);
        return TypedResults.Ok(new Page<DispatchesWire>([.. lines.Select(DispatchesWire.Of)], Paging.Next(lines, page.Limit, l => l.Order.ProposedAt)));
    }

    private static async Task<IResult> FindAsync(string id, string? reveal, DispatchQuery visits, RevealPhone log, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await CardAsync(visits, id, ct) is not { } card || !SiteScope.Sees(person, card.Order.SiteCode))
            return ApiProblems.NotFound("dispatch", id);
        var show = await RevealedPhone.ShowAsync(reveal, "dispatch:" + card.Order.Number, person, log, ct);
        return TypedResults.Ok(DispatchesWire.Of(card, show));
    }

    private static async Task<IResult> CreateAsync(DispatchesBody body, DispatchStore store, DispatchQuery visits, TicketQuery tickets, SiteSight sight, ClaimsPrincipal person, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(body.Ticket))
            return ApiProblems.BadField("ticket", body.Ticket, "number or id of the ticket");
        if (await TicketAsync(tickets, body.Ticket, ct) is not { } ticket || (SiteScope.Of(person) is { } own && !await sight.SeesTicketAsync(own, ticket.Id, ct)))
            return ApiProblems.NotFound("ticket", body.Ticket);
        var actor = new Actor(person.Identity!.Name!);
        if (!SiteScope.Sees(person, body.Site))
            return ApiProblems.NotFound("site", body.Site ?? "");
        if (body.Site is null)
            return await AnswerAsync(await store.ProposeAsync(ticket.Id, actor, ct), visits, isNew: true, ct);
        if (Assign(body, person) is not { } assign)
            return ApiProblems.BadField("from", body.From, "from and to of the window");
        return await AnswerAsync(await store.AssignAsync(ticket.Id, assign, actor, ct), visits, isNew: true, ct);
    }

    private static async Task<IResult> ChangeAsync(string id, DispatchesBody body, DispatchStore store, DispatchQuery visits, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await CardAsync(visits, id, ct) is not { } card || !SiteScope.Sees(person, card.Order.SiteCode) || (body.Site is not null && !SiteScope.Sees(person, body.Site)))
            return ApiProblems.NotFound("dispatch", id);
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version that is changed");
        var actor = new Actor(person.Identity!.Name!);
        if (body is { DistanceMetres: { } metres, Site: null, Technician: null, From: null, To: null, Assistants: null })
            return await AnswerAsync(await store.ChangeAsync(card.Order.Id, version, [new DispatchCommand.EnterDistance(metres)], actor, ct), visits, isNew: false, ct);
        var whole = body with
        {
            Site = body.Site ?? card.Order.SiteCode, Technician = body.Technician ?? (body.Site is null ? card.Order.TechnicianCode : null),
            From = body.From ?? card.Order.WindowFrom, To = body.To ?? card.Order.WindowTo,
            Assistants = body.Assistants ?? (body.Site is null ? card.Order.Assistants : []),
        };
        if (whole.Site is null)
            return ApiProblems.BadField("site", null, "code of a site");
        return Assign(whole, person) is { } assign
            ? await AnswerAsync(
                await store.ChangeAsync(card.Order.Id, version, body.DistanceMetres is { } way ? [assign, new DispatchCommand.EnterDistance(way)] : [assign], actor, ct), visits, isNew: false, ct)
            : ApiProblems.BadField("from", body.From, "from and to of the window");
    }

    private static async Task<IResult> StepAsync(
        string id, DispatchesStepBody body, DispatchStore store, DispatchQuery visits, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await CardAsync(visits, id, ct) is not { } card || !SiteScope.Sees(person, card.Order.SiteCode))
            return ApiProblems.NotFound("dispatch", id);
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version the step is made on");
        if (Command(body, clock.GetUtcNow()) is not { } command)
            return ApiProblems.BadField("to", body.To, Targets);
        return await AnswerAsync(await store.ChangeAsync(card.Order.Id, version, [command], new Actor(person.Identity!.Name!), ct), visits, isNew: false, ct);
    }

    private static DispatchCommand? Command(DispatchesStepBody body, DateTimeOffset now) => body.To switch
    {
        "accepted" => new DispatchCommand.Accept(),
        "rejected" => new DispatchCommand.Reject(body.Reason ?? ""),
        "departed" => new DispatchCommand.Depart(body.At ?? now),
        "arrived" => new DispatchCommand.Arrive(body.At ?? now),
        "working" => new DispatchCommand.Begin(body.At ?? now),
        "done" => new DispatchCommand.Finish((body.Result ?? new DispatchesResultWire()).ToResult(null), TimesOf(body, now)),
        "partlyDone" => new DispatchCommand.Finish(
            (body.Result ?? new DispatchesResultWire()).ToResult(body.Next?.ToNext() ?? new NextVisit(NextStep.WaitForCustomer)), TimesOf(body, now)),
        "noAccess" => new DispatchCommand.ReportNoAccess(body.Times ?? new VisitTimes(), body.Next?.ToNext() ?? new NextVisit(NextStep.WaitForCustomer), body.Reason),
        "cancelled" => new DispatchCommand.Cancel(body.Reason ?? ""),
        "proposed" => new DispatchCommand.Reinstate(),
        _ => null,
    };

    private static VisitTimes TimesOf(DispatchesStepBody body, DateTimeOffset now)
    {
        var times = body.Times ?? new VisitTimes();
        return times with { FinishedAt = times.FinishedAt ?? now };
    }

    private static DispatchCommand.Assign? Assign(DispatchesBody body, ClaimsPrincipal person) => body is { Site: { } site, From: { } from, To: { } to }
        ? new DispatchCommand.Assign(site, body.Technician, new AppointmentSlot(from, to), body.OverrideReason) { Assistants = body.Assistants is { Count: > 0 } several ? [.. several] : [], MayOverrideTrip = RoleRights.Has(person, Rights.TripOverride) }
        : null;

    private static async Task<IResult> CandidatesAsync(
        string ticket, DateOnly? day, string? half, DispatchBoard board, TicketQuery tickets, SiteSight sight, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await TicketAsync(tickets, ticket, ct) is not { } found || (SiteScope.Of(person) is { } own && !await sight.SeesTicketAsync(own, found.Id, ct)))
            return ApiProblems.NotFound("ticket", ticket);
        HalfDay? asked = null;
        if (half is not null)
        {
            if (!Words.TryRead(half, out HalfDay known))
                return ApiProblems.BadField("half", half, "morning or afternoon");
            asked = known;
        }

        var from = found.AppointmentFrom ?? clock.GetUtcNow().AddDays(1);
        var (agreedDay, agreedHalf) = HalfDays.Of(new AppointmentSlot(from, from), SiteZone.Zone);
        var candidates = await board.CandidatesAsync(found.Id, day ?? agreedDay, asked ?? agreedHalf, ct);
        return TypedResults.Ok(candidates.Where(c => SiteScope.Sees(person, c.Site.Code)).Select(CandidateWire.Of).ToList());
    }

    private static async Task<IResult> AnswerAsync(SaveResult<DispatchOrder> result, DispatchQuery visits, bool isNew, CancellationToken ct)
    {
        if (result is not SaveResult<DispatchOrder>.Saved saved)
            return RuleAnswers.Of(result, _ => TypedResults.NoContent());
        var wire = DispatchesWire.Of((await visits.FindAsync(saved.Value.Id, ct))!, Crm.Domain.PhoneNumbers.PhoneNumber.Mask);
        return isNew ? TypedResults.Created($"{ApiRoutes.Prefix}/dispatches/{wire.Number}", wire) : TypedResults.Ok(wire);
    }

    private static Task<VisitCard?> CardAsync(DispatchQuery visits, string id, CancellationToken ct) =>
        Guid.TryParse(id, out var guid) ? visits.FindAsync(new DispatchOrderId(guid), ct) : visits.FindAsync(id, ct);

    private static async Task<Ticket?> TicketAsync(TicketQuery tickets, string id, CancellationToken ct) =>
        (Guid.TryParse(id, out var guid) ? await tickets.FindAsync(new TicketId(guid), ct) : await tickets.FindAsync(id, ct))?.Ticket;
}
