using System.Collections.Immutable;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Broadcasts;
using CallCenter.Web.Phone;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/agents</c>: live state and presence.</summary>
internal static class AgentsApi
{
    public static void MapAgents(this RouteGroupBuilder api)
    {
        api.MapGet("/agents", List).WithName("ListAgents");
        api.MapPut("/agents/{user}/presence", SetPresenceAsync).WithName("SetPresence");
    }

    private static IReadOnlyList<AgentWire> List(ISwitchboard switchboard, BrowserPhones phones, ClaimsPrincipal person)
    {
        var everybody = RoleRights.Has(person, Rights.FloorSee);
        return [.. switchboard.Snapshot.State.Agents.Values.Where(a => everybody || a.Id.Value == person.Identity!.Name).Select(a => AgentWire.From(a) with { Phone = phones.Quality(a.Id) })];
    }

    private static async Task<IResult> SetPresenceAsync(string user, PresenceBody body, ISwitchboard switchboard, BroadcastBoard board, ClaimsPrincipal person, CancellationToken ct)
    {
        var me = person.Identity!.Name!;
        var right = user == me ? Rights.DeskUse : Rights.FloorControl;
        if (!RoleRights.Has(person, right))
            return ApiProblems.Forbidden(right);
        if (!Words.TryRead(body.State, out Presence state) || state is not (Presence.Ready or Presence.NotReady or Presence.SignedOut))
            return ApiProblems.BadField("state", body.State, "ready, notReady or signedOut");
        AgentDevice? device = null;
        if (body.Device is not null)
        {
            if (!Words.TryRead(body.Device, out AgentDevice chosen))
                return ApiProblems.BadField("device", body.Device, "browser or phone");
            device = chosen;
        }

        // His own "ready" waits for what he must read, by whatever way; a supervisor may still say it for him.
        if (user == me && state == Presence.Ready && board.MustReadFirst(new AgentId(user)))
            return ApiProblems.Conflict(MustRead.First, ImmutableSortedDictionary<string, string>.Empty);
        return ApiProblems.Answer(await switchboard.AskAsync(new Input.SetPresence(new AgentId(user), state, body.Reason, device, me), ct)).Result;
    }
}
