using System.Collections.Immutable;
using CallCenter.Web.Switchboard;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Tests.Supervisor;

/// <summary>A floor made by hand: two queues, four agents, three calls.</summary>
internal static class SmallFloor
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 15, 0, TimeSpan.Zero);
    public static readonly QueueId Repair = new("repair");
    public static readonly QueueId Install = new("install");

    /// <summary>The day of §13.2: eight formulas give eight answers, ours is 75.3 %.</summary>
    public static readonly QueueCounters TheDay = new(100, 82, 70, 11, 4, 82 * 22_000, 70 * 312_000, 70);

    public static FloorSnapshot Snapshot { get; } = new(State(), 1, Now);

    public static AgentId Agent(int n) => new($"agent{n}");

    private static ExchangeState State()
    {
        var talking = Call(1, CallPhase.Held, Repair, 300) with { Agent = Agent(1), Answered = Now.AddSeconds(-250), PhaseSince = Now.AddSeconds(-125) };
        var waiting = Call(2, CallPhase.Waiting, Repair, 156);
        var offered = Call(3, CallPhase.Offered, Repair, 31) with { Agent = Agent(2), PhaseSince = Now.AddSeconds(-6) };
        AgentState[] agents =
        [
            Live(1, Presence.Busy, 250) with { Interaction = talking.Id, CallsToday = 9 },
            Live(2, Presence.Ringing, 6) with { Interaction = offered.Id },
            Live(3, Presence.Ready, 51),
            Live(4, Presence.SignedOut, 0),
        ];
        return new ExchangeState
        {
            Plan = new FloorPlan(
                Enumerable.Range(1, 4).Select(n => new AgentPlan(Agent(n), "坐席" + n, $"800{n}")).ToImmutableSortedDictionary(a => a.Id, a => a),
                new[] { Queue(Repair, 1, 2, 4), Queue(Install, 3) }.ToImmutableSortedDictionary(q => q.Id, q => q),
                FloorPlan.Empty.Entries),
            Agents = agents.ToImmutableSortedDictionary(a => a.Id, a => a),
            Calls = new[] { talking, waiting, offered }.ToImmutableSortedDictionary(c => c.Id, c => c),
            Counters = ImmutableSortedDictionary<QueueId, QueueCounters>.Empty.Add(Repair, TheDay),
        };
    }

    private static QueuePlan Queue(QueueId id, params int[] members) =>
        new(id, [.. members.Select(Agent)], TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), 200, TimeSpan.FromMinutes(30), "music");

    private static AgentState Live(int n, Presence presence, int seconds) =>
        new(Agent(n), presence, Now.AddSeconds(-seconds), null, AgentDevice.Browser, true, false, Now, null, null, null, null, 1, 0);

    private static Call Call(int n, CallPhase phase, QueueId queue, int waited) => new()
    {
        Id = new InteractionId(Guid.Parse($"00000000-0000-7000-8000-00000000000{n}")),
        Direction = CallDirection.Inbound,
        RemoteNumber = "1380013800" + n,
        LocalNumber = "4008001001",
        Trunk = "t",
        Phase = phase,
        PhaseSince = Now.AddSeconds(-waited),
        Received = Now.AddSeconds(-waited - 9),
        Queued = Now.AddSeconds(-waited),
        Queue = queue,
    };
}
