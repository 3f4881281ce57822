using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Callbacks;
using Crm.Domain.Callbacks;
using Crm.Domain.PhoneNumbers;
using Persistence;
using Persistence.Callbacks;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/callbacks</c>: the ledger of call-backs. Who works them sees the open ones and what he made; who manages them sees all.</summary>
internal static class CallbacksApi
{
    private const string States = "taken, released, dialing, reassigned, cancelled, reached, noAnswer, busy, refused, wrongNumber, machine, callLater, doNotCall or unreachable";

    public static void MapCallbacks(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/callbacks");
        group.MapGet("", ListAsync).WithName("ListCallbacks").WithSummary("Call-backs, nearest deadline first").Produces<Page<CallbackWire>>();
        group.MapGet("/{id:guid}", FindAsync).WithName("GetCallback").Produces<CallbackDetail>();
        group.MapPost("/next", NextAsync).WithName("TakeNextCallback").WithSummary("Takes the call-back nearest to its deadline; two agents never get the same").Produces<CallbackDetail>().ProducesProblem(409);
        group.MapPost("/{id:guid}/transitions", ChangeAsync).WithName("ChangeCallback").WithSummary("Takes, dials, records a result, reassigns or cancels; 409 names the rule that refused").Produces<CallbackDetail>().ProducesProblem(409);
        group.MapGet("/follow-ups", FollowUpsAsync).RequireAuthorization(Rights.CallbackManage).WithName("ListCallbackFollowUps").Produces<Page<FollowUpWire>>();
        group.MapPost("/follow-ups/{id:guid}/transitions", SettleAsync).RequireAuthorization(Rights.CallbackManage).WithName("SettleCallbackFollowUp").Produces<FollowUpWire>().ProducesProblem(409);
        group.MapCallbackPlan();
    }

    private static async Task<IResult> ListAsync(
        string? state, string? kind, string? agent, string? ticket, bool? open, bool? late, bool? atRisk, int? limit, string? after,
        CallbackQuery query, TicketQuery tickets, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (Missing(person) is { } right)
            return ApiProblems.Forbidden(right);
        if (!Read<CallbackState>(state, out var wantedState))
            return ApiProblems.BadField("state", state, string.Join(", ", Enum.GetNames<CallbackState>()));
        if (!Read<CallbackKind>(kind, out var wantedKind))
            return ApiProblems.BadField("kind", kind, string.Join(", ", Enum.GetNames<CallbackKind>()));
        if (!Paging.TryRead(limit, null, out var page, out var problem))
            return problem;
        CallbackCursor cursor = default;
        if (!string.IsNullOrEmpty(after) && !CallbackCursor.TryParse(after, out cursor))
            return ApiProblems.BadField("after", after, "the 'next' of the page before");
        var found = ticket is null ? null : await tickets.FindAsync(ticket, ct);
        if (ticket is not null && found is null)
            return TypedResults.Ok(new Page<CallbackWire>([], null));
        CallbackCursor? behind = string.IsNullOrEmpty(after) ? null : cursor;
        // Without the right to manage: what is open, and of what is finished only one's own.
        var seesAll = RoleRights.Has(person, Rights.CallbackManage);
        var me = person.Identity!.Name;
        var wantsFinal = open is false || agent == me || wantedState is CallbackState.Completed or CallbackState.Exhausted or CallbackState.Cancelled;
        if (!seesAll && wantsFinal)
            agent = me;
        var filter = new CallbackFilter
        {
            State = wantedState, Kind = wantedKind, TicketId = found?.Ticket.Id, IsLate = late, LateBefore = atRisk is true ? await query.AtRiskBeforeAsync(ct) : null,
            IsOpen = atRisk is true ? true : open ?? (seesAll || wantsFinal ? null : true), Agent = agent,
        };
        var lines = await query.ListAsync(filter, page.Limit, behind, ct);
        return TypedResults.Ok(new Page<CallbackWire>([.. lines.Select(CallbackWire.From)], CallbackCursor.Behind(lines, page.Limit, behind)?.ToString()));
    }

    private static async Task<IResult> FindAsync(Guid id, CallbackQuery query, ClaimsPrincipal person, CancellationToken ct)
    {
        if (Missing(person) is { } right)
            return ApiProblems.Forbidden(right);
        return await query.FindAsync(new CallbackId(id), ct) is { } card && Sees(person, card) ? TypedResults.Ok(CallbackDetail.From(card)) : ApiProblems.NotFound("callback", id.ToString("D"));
    }

    private static bool Sees(ClaimsPrincipal person, CallbackCard card) =>
        card.Task.IsOpen || RoleRights.Has(person, Rights.CallbackManage) || card.Attempts.Any(a => a.AgentId == person.Identity!.Name);

    private static async Task<IResult> NextAsync(CallbackStore store, CallbackQuery query, CallbackBell bell, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!RoleRights.Has(person, Rights.CallbackWork))
            return ApiProblems.Forbidden(Rights.CallbackWork);
        var result = await store.TakeNextAsync(person.Identity!.Name!, ct);
        bell.Ring();
        return result is SaveResult<CallbackHand>.Saved taken
            ? TypedResults.Ok(CallbackDetail.From((await query.FindAsync(taken.Value.Task.Id, ct))!))
            : Refused(result)!;
    }

    private static async Task<IResult> ChangeAsync(
        Guid id, CallbackTransition body, CallbackStore store, CallbackQuery query, DialCallback dialler, CallbackBell bell, ClaimsPrincipal person, CancellationToken ct)
    {
        var agent = body.Agent ?? person.Identity!.Name!;
        var needed = agent == person.Identity!.Name && body.To is not ("reassigned" or "cancelled") ? Rights.CallbackWork : Rights.CallbackManage;
        if (!RoleRights.Has(person, needed))
            return ApiProblems.Forbidden(needed);
        // A call is made and answered for by whoever makes it; nobody else can say how it ended.
        if (agent != person.Identity!.Name && body.To is not ("taken" or "released" or "reassigned" or "cancelled"))
            return ApiProblems.BadField("agent", body.Agent, "yourself: who calls dials and reports himself");
        var key = new CallbackId(id);
        if (await query.FindAsync(key, ct) is not { } card)
            return ApiProblems.NotFound("callback", id.ToString("D"));
        var actor = new Actor(person.Identity!.Name!);
        var problem = body.To switch
        {
            "taken" => Refused(await store.TakeAsync(key, agent, ct)),
            "released" => Refused(await store.ReleaseAsync(key, agent, ct)),
            "reassigned" => Refused(await store.ChangeAsync(key, body.Version, new CallbackCommand.Reassign(body.Agent), actor, ct)),
            "cancelled" => Refused(await store.ChangeAsync(key, body.Version, new CallbackCommand.Cancel(body.Reason ?? ""), actor, ct)),
            "dialing" => await DialAsync(card, agent, body, dialler, ct),
            _ => await RecordAsync(card, agent, body, store, actor, ct),
        };
        bell.Ring();
        return problem ?? TypedResults.Ok(CallbackDetail.From((await query.FindAsync(key, ct))!));
    }

    private static async Task<IResult?> DialAsync(CallbackCard card, string agent, CallbackTransition body, DialCallback dialler, CancellationToken ct)
    {
        var numbers = CallbackNumbers.Of(card);
        var number = body.Number is { } typed ? PhoneNumber.Normalize(typed, PhoneSource.Typed).E164 : numbers.FirstOrDefault();
        // A call-back goes to the customer, not to any number a program names.
        if (number is null || !numbers.Contains(number))
            return ApiProblems.BadField("number", body.Number, "one of the customer's own numbers");
        var result = await dialler.HandleAsync(card.Task.Id, agent, number, card.Ticket.Ticket.Number, ct);
        return result.Rule is { } rule ? ApiProblems.Conflict(rule) : result.Line is { } line ? ApiProblems.Conflict(line.Rule, line.Parameters) : null;
    }

    private static async Task<IResult?> RecordAsync(CallbackCard card, string agent, CallbackTransition body, CallbackStore store, Actor actor, CancellationToken ct)
    {
        var word = body.To == "completed" ? nameof(AttemptOutcome.Reached) : body.To;
        if (!Read<AttemptOutcome>(word, out var outcome) || outcome is not { } ended)
            return ApiProblems.BadField("to", body.To, States);
        var result = new AttemptResult(ended, body.AgreedAt, CallbackNumbers.Of(card).Length > 1, body.Note, body.Answers?.ToAnswers());
        return Refused(await store.RecordAsync(card.Task.Id, body.Version, agent, body.CallId, result, actor, ct));
    }

    private static async Task<IResult> FollowUpsAsync(string? state, string? kind, int? limit, CallbackQuery query, CancellationToken ct)
    {
        if (!Read<FollowUpState>(state, out var wantedState))
            return ApiProblems.BadField("state", state, string.Join(", ", Enum.GetNames<FollowUpState>()));
        if (!Read<FollowUpKind>(kind, out var wantedKind))
            return ApiProblems.BadField("kind", kind, string.Join(", ", Enum.GetNames<FollowUpKind>()));
        if (!Paging.TryRead(limit, null, out var page, out var problem))
            return problem;
        var lines = await query.FollowUpsAsync(wantedState, wantedKind, page.Limit, ct);
        return TypedResults.Ok(new Page<FollowUpWire>([.. lines.Select(l => FollowUpWire.From(l.FollowUp))], null));
    }

    private static async Task<IResult> SettleAsync(Guid id, FollowUpTransition body, CallbackStore store, CallbackBell bell, ClaimsPrincipal person, CancellationToken ct)
    {
        if (body.To != "settled")
            return ApiProblems.BadField("to", body.To, "settled");
        var result = await store.SettleAsync(id, body.Version, body.Result, new Actor(person.Identity!.Name!), ct);
        bell.Ring();
        return result is SaveResult<CallbackFollowUp>.Saved saved ? TypedResults.Ok(FollowUpWire.From(saved.Value)) : Refused(result)!;
    }

    private static IResult? Refused<T>(SaveResult<T> result) => result switch
    {
        SaveResult<T>.Refused { Refusal.Rule: Crm.Domain.Refusal.NotFound } refused => ApiProblems.NotFound(refused.Refusal.Parameters[0].Name, refused.Refusal.Parameters[0].Value),
        SaveResult<T>.Refused refused => ApiProblems.Conflict(refused.Refusal),
        _ => null,
    };

    private static string? Missing(ClaimsPrincipal person) =>
        RoleRights.Has(person, Rights.CallbackWork) || RoleRights.Has(person, Rights.CallbackManage) ? null : Rights.CallbackWork;

    private static bool Read<TEnum>(string? text, out TEnum? value)
        where TEnum : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text))
            return true;
        // Names only: a number is nobody's word for a state.
        if (!char.IsAsciiLetter(text[0]) || !Enum.TryParse<TEnum>(text, ignoreCase: true, out var found))
            return false;
        value = found;
        return true;
    }
}
