using CallCenter.Web.Features.Supervisor;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>One queue, live; formulas in docs/metrics.md. Rates are null while their denominator is zero.</summary>
public sealed record QueueWire(
    string Id,
    int Waiting,
    long LongestWaitMs,
    int Staffed,
    int Ready,
    long Offered,
    long Answered,
    long Abandoned,
    long ShortAbandoned,
    double? ServiceLevel,
    long? AsaMs,
    long? AhtMs)
{
    public static QueueWire From(ExchangeState state, QueueId id, DateTimeOffset now)
    {
        var plan = state.Plan.Queues[id];
        var figures = new QueueFigures(state.Counters.GetValueOrDefault(id, QueueCounters.Zero));
        var waiting = state.Calls.Values.Where(call => call.Queue == id && (call.Phase is CallPhase.Waiting or CallPhase.Offered)).ToArray();
        var members = plan.Members.Where(state.Agents.ContainsKey).Select(m => state.Agents[m]).ToArray();
        return new QueueWire(
            id.Value,
            waiting.Length,
            waiting.Length == 0 ? 0 : (long)waiting.Max(call => now - (call.Queued ?? call.Received)).TotalMilliseconds,
            members.Count(m => m.Presence != Presence.SignedOut),
            members.Count(m => m.Presence == Presence.Ready),
            figures.Counts.Offered,
            figures.Counts.Answered,
            figures.Abandoned,
            figures.Counts.ShortAbandoned,
            figures.ServiceLevel,
            (long?)figures.Asa?.TotalMilliseconds,
            (long?)figures.Aht?.TotalMilliseconds);
    }
}
