using System.Collections.Immutable;
using System.Globalization;
using Telephony.Distribution;
using Telephony.Distribution.Plans;

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

    /// <summary>The skill of gas appliances.</summary>
    public const string Gas = "gas";

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

    /// <summary>The same site with every rule of distribution in use: each queue has another strategy, and its own exits, rings, keys and after-call work.</summary>
    /// <param name="agents">3 and up.</param>
    public static FloorPlan WithEveryRule(int agents)
    {
        var plain = WithAgents(agents);
        var repair = plain.Queues[Queues[0]] with
        {
            Rings = [WideningRing.Lower(TimeSpan.FromSeconds(15), 1), WideningRing.Lower(TimeSpan.FromSeconds(45), 2)],
            Needs = [new SkillNeed("fridge", 2)],
            Sticky = new StickyPlan(TimeSpan.FromSeconds(20)),
            Comfort = new ComfortPlan(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(45), ["sorry", "soon"], PositionUpTo: 9, SaysWait: true),
            Keys = new WaitKeysPlan("keys", TimeSpan.FromSeconds(30), '1', '2', '3'),
            AfterCall = new WrapUpPlan(WrapUpMode.Extended, TimeSpan.FromSeconds(20), 2, EndsWhenComplete: true),
            Exits = ExitPlans.Default with { Full = new ExitPlan(ExitKind.Callback), TimedOut = new ExitPlan(ExitKind.Message) },
            RedialWithin = TimeSpan.FromMinutes(10),
            MaxWaiting = Math.Max(3, agents),
            MaxWait = TimeSpan.FromMinutes(5),
        };
        var install = plain.Queues[Queues[1]] with
        {
            Strategy = StrategyKind.RoundRobin,
            OnNoAnswer = new MissPlan(Misses: 2),
            AfterCall = WrapUpPlan.Default with { Mode = WrapUpMode.Optional },
            Overflow = new OverflowPlan(Queues[0], 2, TimeSpan.FromMinutes(4)),
            Keys = new WaitKeysPlan(null, TimeSpan.Zero, null, '2', '3'),
            Callback = CallbackPlan.Default with { Prompt = "we-call-you", Gap = TimeSpan.FromMinutes(5) },
            RedialWithin = TimeSpan.FromMinutes(10),
        };
        var complaint = plain.Queues[Queues[2]] with
        {
            Strategy = StrategyKind.RingAll,
            PriorityMinutes = 2,
            AfterCall = WrapUpPlan.Default with { Mode = WrapUpMode.UntilComplete },
            Exits = ExitPlans.Default with { Empty = new ExitPlan(ExitKind.Queue, Queues[0]) },
        };
        var skilled = plain.Agents.Values.Select((agent, place) => agent with
        {
            Skills = agent.Skills.Add("fridge", 1 + (place % 3)).Add(Gas, place % 4 == 0 ? 2 : 1),
            QueueOrder = place % 2 == 0 ? [Queues[0], Queues[1]] : [Queues[1], Queues[0]],
        });
        return plain with
        {
            Agents = skilled.ToImmutableSortedDictionary(agent => agent.Id, agent => agent),
            Queues = plain.Queues.SetItems(new[] { repair, install, complaint }.Select(queue => KeyValuePair.Create(queue.Id, queue))),
            Reasons = plain.Reasons.Add(NotReadyReasons.Break, new ReasonPlan(NotReadyReasons.Break, TimeSpan.FromMinutes(1))),
        };
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
