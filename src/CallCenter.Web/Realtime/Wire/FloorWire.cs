using CallCenter.Web.Switchboard;
using Telephony.Calls;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>The floor as programs outside see it. Times UTC, durations in ms, no phone numbers.</summary>
public sealed record FloorWire(long Seq, DateTimeOffset At, IReadOnlyList<QueueWire> Queues, IReadOnlyList<AgentWire> Agents, IReadOnlyList<CallWire> Calls)
{
    public static FloorWire From(FloorSnapshot snapshot) => new(
        snapshot.Seq,
        snapshot.At,
        [.. snapshot.State.Plan.Queues.Keys.Select(q => QueueWire.From(snapshot.State, q, snapshot.At))],
        [.. snapshot.State.Agents.Values.Select(AgentWire.From)],
        [.. snapshot.State.Calls.Values.Select(c => CallWire.From(c, seesMonitors: true))]);
}
