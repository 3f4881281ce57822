using System.Collections.Immutable;
using System.Globalization;
using Telephony.Distribution;

namespace Telephony.Simulation;

/// <summary>A site like the demo's: a hotline with notice and menu, and three queues with numbers of their own.</summary>
public static class SimulatedSite
{
    /// <summary>Asks for a digit on the hotline.</summary>
    public const string Menu = "menu";

    /// <summary>Says that calls are recorded.</summary>
    public const string Notice = "notice";

    /// <summary>The hotline's number.</summary>
    public const string Hotline = "4008001000";

    private static readonly QueueId[] Queues = [new("repair"), new("install"), new("complaint")];

    /// <summary>Agents <c>agent1</c> and up: everybody repairs, every second one installs, every third one hears complaints.</summary>
    /// <param name="agents">1 and up.</param>
    public static FloorPlan WithAgents(int agents)
    {
        var names = Enumerable.Range(1, agents).Select(number => new AgentId(string.Create(CultureInfo.InvariantCulture, $"agent{number}"))).ToImmutableArray();
        var entries = Queues.Select((queue, index) => Direct(string.Create(CultureInfo.InvariantCulture, $"400800100{index + 1}"), queue)).Append(ByMenu());
        return new FloorPlan(
            names.Select((id, index) => new AgentPlan(id, id.Value, (8001 + index).ToString(CultureInfo.InvariantCulture))).ToImmutableSortedDictionary(agent => agent.Id, agent => agent),
            Queues.Select((id, index) => Queue(id, [.. names.Where((_, place) => place % (index + 1) == 0)])).ToImmutableSortedDictionary(queue => queue.Id, queue => queue),
            entries.ToImmutableSortedDictionary(entry => entry.CalledNumber, entry => entry, StringComparer.Ordinal));
    }

    private static EntryPoint Direct(string number, QueueId queue) =>
        new(number, null, null, ImmutableSortedDictionary<char, QueueId>.Empty, TimeSpan.FromSeconds(8), queue);

    private static EntryPoint ByMenu() => new(
        Hotline,
        Notice,
        Menu,
        Queues.Select((queue, index) => (Digit: (char)('1' + index), queue)).ToImmutableSortedDictionary(choice => choice.Digit, choice => choice.queue),
        TimeSpan.FromSeconds(8),
        Queues[0]);

    private static QueuePlan Queue(QueueId id, ImmutableArray<AgentId> members) => new(
        id,
        members,
        ServiceLevelThreshold: TimeSpan.FromSeconds(20),
        ShortAbandonThreshold: TimeSpan.FromSeconds(5),
        RingTimeout: TimeSpan.FromSeconds(20),
        WrapUp: TimeSpan.FromSeconds(30),
        MaxWaiting: 200,
        MaxWait: TimeSpan.FromMinutes(30),
        Music: "music");
}
