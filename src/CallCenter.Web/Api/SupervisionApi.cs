using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Switchboard;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Api;

/// <summary><c>POST /api/v1/calls/{id}/…</c> on waiting callers, and <c>POST /api/v1/agents/{user}/…</c>: raised hands and after-call work.</summary>
internal static class SupervisionApi
{
    public static void MapSupervision(this RouteGroupBuilder api)
    {
        api.MapPost("/calls/{id:guid}/move", MoveAsync).WithName("MoveWaitingCall");
        api.MapPost("/calls/{id:guid}/pick-up", PickUpAsync).WithName("PickUpWaitingCall");
        api.MapPost("/calls/{id:guid}/priority", PrioritiseAsync).WithName("PrioritiseWaitingCall");
        api.MapPost("/calls/{id:guid}/send-to-callback", SendToCallbackAsync).WithName("SendWaitingCallToCallback");
        api.MapPost("/agents/{user}/raise-hand", RaiseAsync).WithName("RaiseHand");
        api.MapPost("/agents/{user}/lower-hand", LowerAsync).WithName("LowerHand");
        Map(api, "extend-wrap-up", "ExtendWrapUp", agent => new Input.ExtendWrapUp(agent));
        Map(api, "finish-wrap-up", "FinishWrapUp", agent => new Input.FinishWrapUp(agent));
        Map(api, "ask-for-wrap-up", "AskForWrapUp", agent => new Input.AskForWrapUp(agent, Wanted: true));
    }

    private static void Map(RouteGroupBuilder api, string verb, string name, Func<AgentId, Input> command) =>
        api.MapPost("/agents/{user}/" + verb, async (string user, ISwitchboard switchboard, ClaimsPrincipal person, CancellationToken ct) =>
            Missing(person, user) is { } right ? ApiProblems.Forbidden(right) : (IResult)ApiProblems.Answer(await switchboard.AskAsync(command(new AgentId(user)), ct)).Result).WithName(name);

    private static async Task<IResult> MoveAsync(Guid id, TransferBody? body, FloorDeeds deeds, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!RoleRights.Has(person, Rights.FloorControl))
            return ApiProblems.Forbidden(Rights.FloorControl);
        TransferTarget? target = body?.Target switch
        {
            { Kind: "queue", Value: { Length: > 0 } queue } => new TransferTarget.ToQueue(new QueueId(queue)),
            { Kind: "agent", Value: { Length: > 0 } agent } => new TransferTarget.ToAgent(new AgentId(agent)),
            _ => null,
        };
        return target is null
            ? ApiProblems.BadField("target", body?.Target?.Kind, "an object {kind: agent or queue, value}")
            : ApiProblems.Answer(await deeds.MoveAsync(new InteractionId(id), target, person.Identity!.Name!, ct)).Result;
    }

    private static async Task<IResult> PickUpAsync(Guid id, CallCommandBody? body, FloorDeeds deeds, ClaimsPrincipal person, CancellationToken ct) =>
        RoleRights.Has(person, Rights.FloorControl)
            ? ApiProblems.Answer(await deeds.PickUpAsync(new InteractionId(id), new AgentId(body?.Agent ?? person.Identity!.Name!), person.Identity!.Name!, ct)).Result
            : ApiProblems.Forbidden(Rights.FloorControl);

    private static async Task<IResult> PrioritiseAsync(Guid id, PriorityBody? body, FloorDeeds deeds, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!RoleRights.Has(person, Rights.FloorControl))
            return ApiProblems.Forbidden(Rights.FloorControl);
        return body?.Minutes is { } minutes && Math.Abs(minutes) <= Telephony.Exchange.Limits.PriorityMinutes
            ? ApiProblems.Answer(await deeds.ReprioritiseAsync(new InteractionId(id), minutes, person.Identity!.Name!, ct)).Result
            : ApiProblems.BadField("minutes", body?.Minutes, $"-{Telephony.Exchange.Limits.PriorityMinutes} to {Telephony.Exchange.Limits.PriorityMinutes}; 0 takes them back");
    }

    private static async Task<IResult> SendToCallbackAsync(Guid id, FloorDeeds deeds, ClaimsPrincipal person, CancellationToken ct) =>
        RoleRights.Has(person, Rights.FloorControl)
            ? ApiProblems.Answer(await deeds.SendToCallbackAsync(new InteractionId(id), person.Identity!.Name!, ct)).Result
            : ApiProblems.Forbidden(Rights.FloorControl);

    private static async Task<IResult> RaiseAsync(string user, HandBody? body, ISwitchboard switchboard, ClaimsPrincipal person, CancellationToken ct)
    {
        if (Missing(person, user) is { } right)
            return ApiProblems.Forbidden(right);
        return body?.Reason is { Length: <= HandBody.MaxReason } reason
            ? ApiProblems.Answer(await switchboard.AskAsync(new Input.RaiseHand(new AgentId(user), reason), ct)).Result
            : ApiProblems.BadField("reason", body?.Reason?.Length, $"1 to {HandBody.MaxReason} characters");
    }

    private static async Task<IResult> LowerAsync(string user, FloorDeeds deeds, ISwitchboard switchboard, ClaimsPrincipal person, CancellationToken ct)
    {
        if (Missing(person, user) is { } right)
            return ApiProblems.Forbidden(right);
        var me = person.Identity!.Name!;
        var agent = new AgentId(user);
        return ApiProblems.Answer(user == me ? await switchboard.AskAsync(new Input.LowerHand(agent, me), ct) : await deeds.LowerHandAsync(agent, me, ct)).Result;
    }

    private static string? Missing(ClaimsPrincipal person, string agent)
    {
        var right = agent == person.Identity!.Name ? Rights.DeskUse : Rights.FloorControl;
        return RoleRights.Has(person, right) ? null : right;
    }
}
