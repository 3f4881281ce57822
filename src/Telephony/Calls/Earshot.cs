using System.Collections.Immutable;

namespace Telephony.Calls;

/// <summary>Who hears whom in a call: one function of its state, so that no command can leave an ear behind. The talk is a circle in which everybody
/// hears the others; a barging supervisor is part of it. A whisper reaches the agent and the other monitors. A listener is in nobody's ear.
/// Monitors stay at the agent's ear: while the customer is held they hear the agent and whom he consults, not the customer.</summary>
public static class Earshot
{
    /// <summary>The legs that the listener hears, by number; none for a leg that waits, rings or has music.</summary>
    /// <param name="call">The call.</param>
    /// <param name="listener">A leg of it.</param>
    public static ImmutableArray<LegId> HeardBy(this Call call, LegId listener)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!call.IsAnswered(listener))
            return [];
        var circle = Circle(call);
        var isMonitor = call.Monitors.Any(monitor => monitor.Leg == listener);
        if (circle.Count == 0 || !(isMonitor || circle.Contains(listener)))
            return [];
        if (isMonitor || call.AgentLeg?.Id == listener)
            circle.UnionWith(Speaking(call, MonitorMode.Whisper));
        circle.Remove(listener);
        return [.. circle];
    }

    private static SortedSet<LegId> Circle(Call call)
    {
        SortedSet<LegId> circle = call switch
        {
            { Phase: CallPhase.Talking, Consult: { Phase: ConsultPhase.Conference, Leg: var third } } => [call.CustomerLeg, call.AgentLeg!.Id, third],
            { Phase: CallPhase.Talking } => [call.CustomerLeg, call.AgentLeg!.Id],
            { Phase: CallPhase.Held, Consult: { Phase: ConsultPhase.Talking, Leg: var consulted } } => [call.AgentLeg!.Id, consulted],
            { Phase: CallPhase.Held } => [call.AgentLeg!.Id],
            { Phase: CallPhase.TransferredOut, Transfer.Leg: var outside } => [call.CustomerLeg, outside],
            _ => [],
        };
        if (circle.Count > 0)
            circle.UnionWith(Speaking(call, MonitorMode.Barge));
        return circle;
    }

    private static IEnumerable<LegId> Speaking(Call call, MonitorMode mode) =>
        call.Monitors.Where(monitor => monitor.Mode == mode && call.IsAnswered(monitor.Leg)).Select(monitor => monitor.Leg);
}
