using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using Persistence.Queries;
using Telephony.Calls;

namespace CallCenter.Web.Api;

/// <summary><c>GET /api/v1/calls</c>: live and ended interactions, one id each.</summary>
internal static class CallsApi
{
    public static void MapCalls(this RouteGroupBuilder api)
    {
        api.MapGet("/calls", ListAsync).WithName("ListCalls");
        api.MapGet("/calls/{id:guid}", FindAsync).WithName("GetCall");
    }

    private static async Task<IResult> ListAsync(
        string? state, string? agent, string? queue, int? limit, string? after,
        ISwitchboard switchboard, InteractionQuery interactions, ClaimsPrincipal person, CancellationToken ct)
    {
        var everything = RoleRights.Has(person, Rights.FloorSee);
        if (!everything && !RoleRights.Has(person, Rights.DeskUse))
            return ApiProblems.Forbidden(Rights.FloorSee);
        var scope = everything ? agent : person.Identity!.Name;
        if (state is null or "active")
        {
            return TypedResults.Ok(new Page<CallWire>(
                [.. switchboard.Snapshot.State.Calls.Values.Where(c => scope is null || c.Agent?.Value == scope).Where(c => queue is null || c.Queue?.Value == queue).Select(c => CallWire.From(c, everything))], null));
        }

        if (state != "ended")
            return ApiProblems.BadField("state", state, "active or ended");
        if (!Paging.TryRead(limit, after, out var page, out var problem))
            return problem;
        var lines = await interactions.ListAsync(new InteractionFilter { HasEnded = true, AgentId = scope, QueueId = queue }, page.Limit, page.After, ct);
        return TypedResults.Ok(new Page<InteractionWire>(
            [.. lines.Select(l => InteractionWire.From(l.Interaction, l.TicketNumber))], Paging.Next(lines, page.Limit, l => l.Interaction.ReceivedAt)));
    }

    private static async Task<IResult> FindAsync(
        Guid id, ISwitchboard switchboard, InteractionQuery interactions, ClaimsPrincipal person, CancellationToken ct)
    {
        var live = switchboard.Snapshot.State.Calls.GetValueOrDefault(new InteractionId(id));
        var card = await interactions.FindAsync(id, ct);
        var me = person.Identity!.Name;
        var seesFloor = RoleRights.Has(person, Rights.FloorSee);
        var mine = live?.Agent?.Value == me || live?.Consult?.Agent?.Value == me || card?.Interaction.AgentId == me || card?.Legs.Any(l => l.AgentId == me) == true;
        if (card is null || (!mine && !seesFloor))
            return live is not null && (mine || seesFloor) ? TypedResults.Ok(InteractionDetail.From(live, seesFloor)) : ApiProblems.NotFound("call", id.ToString("D"));
        return TypedResults.Ok(InteractionDetail.From(card, live, seesFloor));
    }
}
