using CallCenter.Web.Access;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/queues</c>: live figures per queue.</summary>
internal static class QueuesApi
{
    public static void MapQueues(this RouteGroupBuilder api) =>
        api.MapGet("/queues", List).RequireAuthorization(Rights.FloorSee).WithName("ListQueues");

    private static IReadOnlyList<QueueWire> List(ISwitchboard switchboard, TimeProvider clock)
    {
        var state = switchboard.Snapshot.State;
        var now = clock.GetUtcNow();
        return [.. state.Plan.Queues.Keys.Select(q => QueueWire.From(state, q, now))];
    }
}
