using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using Crm.Domain;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Queries;
using Persistence.Tickets;
using Telephony.Distribution;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/tickets/{id}/limits</c>, <c>/calls</c>, <c>/approvals</c> and <c>/api/v1/tickets/repeats</c>: what hangs on a ticket.</summary>
internal static class TicketPartsApi
{
    public static void MapTicketParts(this RouteGroupBuilder tickets)
    {
        tickets.MapGet("/repeats", RepeatAsync).RequireAuthorization(Rights.CustomerRead).WithName("FindEarlierRepair").Produces<TicketsRepeatWire>();
        tickets.MapGet("/{id}/limits", LimitsAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTicketLimits").Produces<Page<TicketsLimitWire>>();
        tickets.MapGet("/{id}/calls", CallsAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTicketCalls").Produces<Page<TicketsCallWire>>();
        tickets.MapPost("/{id}/calls", LinkAsync).RequireAuthorization(Rights.TicketEdit).WithName("LinkTicketCall").ProducesProblem(409);
        tickets.MapGet("/{id}/approvals", ApprovalsAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTicketApprovals").Produces<Page<TicketsApprovalWire>>();
        tickets.MapPost("/{id}/approvals", AskAsync).RequireAuthorization(Rights.TicketEdit).WithName("AskTicketApproval").ProducesProblem(409);
        tickets.MapGet("/{id}/holds", HoldsAsync).RequireAuthorization(Rights.SettlementAudit).WithName("ListSettlementHolds").Produces<Page<TicketsHoldWire>>();
        tickets.MapPost("/holds/{hold:guid}/transitions", ReleaseAsync).RequireAuthorization(Rights.SettlementAudit).WithName("ReleaseSettlementHold").Produces<TicketsHoldWire>().ProducesProblem(409);
        tickets.MapPost("/approvals/{approval:guid}/transitions", DecideAsync).RequireAuthorization(Rights.TicketApprove).WithName("DecideTicketApproval").ProducesProblem(409);
    }

    private static async Task<IResult> RepeatAsync(Guid? unit, string? symptom, RepeatQuery repeats, BusinessClock clock, CancellationToken ct)
    {
        if (unit is not { } id)
            return ApiProblems.BadField("unit", null, "the unit's id");
        if (string.IsNullOrWhiteSpace(symptom))
            return ApiProblems.BadField("symptom", symptom, "a symptom's code");
        return await repeats.FindAsync(new UnitId(id), symptom, null, ct) is { } e
            ? TypedResults.Ok(new TicketsRepeatWire(e.Number, e.OpenedAt, e.DaysAt(clock.GetUtcNow()), e.IsInGuaranteeAt(clock.GetUtcNow()), e.Window.FlagDays, e.Window.GuaranteeDays))
            : TypedResults.NoContent();
    }

    private static async Task<IResult> LimitsAsync(string id, TicketQuery tickets, TimeLimitQuery limits, BusinessClock clock, CancellationToken ct)
    {
        if (await TicketsApi.CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Page<TicketsLimitWire>([.. (await limits.OfTicketAsync(card.Ticket.Id, ct)).Select(c => TicketsLimitWire.From(c, now))], null));
    }

    private static async Task<IResult> CallsAsync(string id, TicketQuery tickets, TicketCallStore calls, CancellationToken ct) => await TicketsApi.CardAsync(tickets, id, ct) is { } card
        ? TypedResults.Ok(new Page<TicketsCallWire>([.. (await calls.ListAsync(card.Ticket.Id, ct)).Select(TicketsCallWire.From)], null))
        : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> LinkAsync(
        string id, TicketsCallBody body, TicketQuery tickets, TicketCallStore calls, ISwitchboard switchboard, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await TicketsApi.CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        if (body.InteractionId is not { } call)
            return ApiProblems.BadField("interactionId", null, "the call's id");
        var me = PersonClaims.ActorOf(person);
        var hasIt = OwnCall.Of(switchboard.Snapshot, new AgentId(me.Id)) == call;
        return RuleAnswers.Of(await calls.LinkAsync(card.Ticket.Id, call, me, RoleRights.Has(person, Rights.FloorControl), hasIt, ct), _ => TypedResults.NoContent());
    }

    private static async Task<IResult> ApprovalsAsync(string id, TicketQuery tickets, TicketApprovalStore approvals, CancellationToken ct) => await TicketsApi.CardAsync(tickets, id, ct) is { } card
        ? TypedResults.Ok(new Page<TicketsApprovalWire>([.. (await approvals.ListAsync(card.Ticket.Id, ct)).Select(TicketsApprovalWire.From)], null))
        : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> HoldsAsync(string id, TicketQuery tickets, SettlementHoldStore holds, CancellationToken ct) => await TicketsApi.CardAsync(tickets, id, ct) is { } card
        ? TypedResults.Ok(new Page<TicketsHoldWire>([.. (await holds.ListAsync(card.Ticket.Id, ct)).Select(TicketsHoldWire.From)], null))
        : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> ReleaseAsync(Guid hold, TicketsReleaseBody body, SettlementHoldStore holds, ClaimsPrincipal person, CancellationToken ct) => body.To == "released"
        ? RuleAnswers.Of(await holds.ReleaseAsync(hold, body.Version, body.Reason, PersonClaims.ActorOf(person), ct), h => TypedResults.Ok(TicketsHoldWire.From(h)))
        : ApiProblems.BadField("to", body.To, "released");

    private static async Task<IResult> AskAsync(string id, TicketsApprovalBody body, TicketQuery tickets, TicketApprovalStore approvals, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await TicketsApi.CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        if (body.Kind is not { } kind)
            return ApiProblems.BadField("kind", null, "goodwill, feeWaiver or exchange");
        var asked = await approvals.AskAsync(card.Ticket.Id, kind, new Money(body.Amount ?? 0), body.Reason, PersonClaims.ActorOf(person), ct);
        return RuleAnswers.Of(asked, a => TypedResults.Created($"{ApiRoutes.Prefix}/tickets/{card.Ticket.Number}/approvals", TicketsApprovalWire.From(a)));
    }

    internal static async Task<IResult> DecideAsync(Guid approval, TicketsDecisionBody body, TicketApprovalStore approvals, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Words.TryRead<ApprovalState>(body.To, out var to) || to == ApprovalState.Open)
            return ApiProblems.BadField("to", body.To, "granted or denied");
        var decided = await approvals.DecideAsync(approval, to == ApprovalState.Granted, body.Text, PersonClaims.ActorOf(person), RoleRights.Has(person, Rights.TicketApproveAny), ct);
        return RuleAnswers.Of(decided, a => TypedResults.Ok(TicketsApprovalWire.From(a)));
    }
}
