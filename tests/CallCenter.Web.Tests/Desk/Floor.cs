using System.Collections.Immutable;
using CallCenter.Web.Switchboard;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Tests.Desk;

/// <summary>Small floors for tests: two agents, the repair queue, whatever call is needed.</summary>
internal static class Floor
{
    public static readonly AgentId Lin = new("agent1");
    public static readonly AgentId Chen = new("agent2");
    public static readonly QueueId Repair = new("repair");
    public static readonly QueueId Install = new("install");
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    public static readonly InteractionId FirstCall = new(Guid.Parse("019aa000-0000-7000-8000-000000000001"));

    public static FloorPlan Plan { get; } = new(
        ImmutableSortedDictionary<AgentId, AgentPlan>.Empty
            .Add(Lin, new AgentPlan(Lin, "林晓雯", "8001"))
            .Add(Chen, new AgentPlan(Chen, "陈静", "8002")),
        ImmutableSortedDictionary<QueueId, QueuePlan>.Empty
            .Add(Repair, QueueOf(Repair, [Lin, Chen]))
            .Add(Install, QueueOf(Install, [Chen])),
        ImmutableSortedDictionary.Create<string, EntryPoint>(StringComparer.Ordinal));

    public static FloorSnapshot Snapshot(AgentState[] agents, params Call[] calls) => new(
        new ExchangeState
        {
            Plan = Plan,
            Agents = agents.ToImmutableSortedDictionary(a => a.Id, a => a),
            Calls = calls.ToImmutableSortedDictionary(c => c.Id, c => c),
        },
        7,
        Now);

    public static AgentState Agent(AgentId id, Presence presence = Presence.Ready, InteractionId? interaction = null) => new(
        id, presence, Now.AddSeconds(-30), null, AgentDevice.Browser, true, false, Now.AddMinutes(-1), interaction, null, null, null, 1, 3);

    public static Call CallIn(CallPhase phase, AgentId? agent = null, int number = 1, int queuedSecondsAgo = 48, QueueId? queue = null) => new()
    {
        Id = new InteractionId(Guid.Parse($"019aa000-0000-7000-8000-{number:D12}")),
        Direction = CallDirection.Inbound,
        RemoteNumber = "13812348000",
        LocalNumber = "4008001001",
        Trunk = "demo",
        Phase = phase,
        PhaseSince = Now.AddSeconds(-8),
        Received = Now.AddSeconds(-queuedSecondsAgo - 2),
        Queued = Now.AddSeconds(-queuedSecondsAgo),
        Offered = agent is null ? null : Now.AddSeconds(-8),
        Answered = phase is CallPhase.Talking or CallPhase.Held ? Now.AddSeconds(-4) : null,
        Queue = queue ?? Repair,
        Agent = agent,
        Recording = phase is CallPhase.Talking or CallPhase.Held,
    };

    private static QueuePlan QueueOf(QueueId id, ImmutableArray<AgentId> members) => new(
        id, members, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), 200, TimeSpan.FromMinutes(30), "music");
}
