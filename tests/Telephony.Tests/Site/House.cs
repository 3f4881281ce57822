using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;

namespace Telephony.Tests.Site;

/// <summary>A small site to test with: three agents, a supervisor who is in no queue, two queues, four numbers.</summary>
internal static class House
{
    public const string Straight = "4008001001";
    public const string Hotline = "4008001000";
    public const string Noticed = "4008001009";
    public const string Install = "4008001002";
    public const string Guided = "4008001008";
    public const string Notice = "notice";
    public const string Menu = "menu";
    public const string Music = "music";

    public static readonly AgentId Ann = new("ann");
    public static readonly AgentId Bob = new("bob");
    public static readonly AgentId Cai = new("cai");
    public static readonly AgentId Sue = new("sue");
    public static readonly QueueId Repair = new("repair");
    public static readonly QueueId Installs = new("install");

    public static readonly DateTimeOffset Morning = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    public static FloorPlan Plan { get; } = new(
        new[] { Ann, Bob, Cai, Sue }.ToImmutableSortedDictionary(id => id, id => new AgentPlan(id, id.Value, "8001")),
        new[] { Queue(Repair, [Ann, Bob]), Queue(Installs, [Bob, Cai]) }.ToImmutableSortedDictionary(queue => queue.Id, queue => queue),
        new[]
        {
            Entry(Straight, null, null, Repair),
            Entry(Install, null, null, Installs),
            Entry(Noticed, Notice, null, Repair),
            Entry(Hotline, Notice, Menu, Repair),
        }.ToImmutableSortedDictionary(entry => entry.CalledNumber, entry => entry, StringComparer.Ordinal));

    /// <summary>The same house with every rule of distribution in use.</summary>
    public static FloorPlan Rich { get; } = (Plan with { Entries = Plan.Entries.Add(Guided, Ivr.Flows.Flows.Entry(Ivr.Flows.Flows.Short)), Reasons = Plan.Reasons.Add("break", new ReasonPlan("break", TimeSpan.FromMinutes(1))) })
        .With(Ann, agent => agent with { Skills = agent.Skills.Add("fridge", 3), QueueOrder = [Repair] })
        .With(Bob, agent => agent with { Skills = agent.Skills.Add("fridge", 1).Add("gas", 2), QueueOrder = [Installs, Repair] })
        .With(Plan.Queues[Repair] with
        {
            Strategy = StrategyKind.RingAll,
            Needs = [new SkillNeed("fridge", 2)],
            Rings = [WideningRing.Lower(TimeSpan.FromSeconds(8), 1), new WideningRing(TimeSpan.FromSeconds(20), 1, ["fridge"], [Cai])],
            Sticky = new StickyPlan(TimeSpan.FromSeconds(10)),
            PriorityMinutes = 1,
            OnNoAnswer = new MissPlan(Misses: 2),
            AfterCall = new WrapUpPlan(WrapUpMode.Extended, TimeSpan.FromSeconds(30), 2, EndsWhenComplete: true),
            Exits = new ExitPlans(new ExitPlan(ExitKind.Queue, Installs), ExitPlan.Stay, new ExitPlan(ExitKind.Callback), new ExitPlan(ExitKind.Message)),
            Comfort = new ComfortPlan(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), ["sorry"], PositionUpTo: 9, SaysWait: true),
            Keys = new WaitKeysPlan("keys", TimeSpan.Zero, '1', '2', '3', '4'),
            RedialWithin = TimeSpan.FromMinutes(5),
        })
        .With(Plan.Queues[Installs] with
        {
            Strategy = StrategyKind.RoundRobin,
            Overflow = new OverflowPlan(Repair, 1, null),
            OnDeclined = new MissPlan(Presence.Ready),
            AfterCall = new WrapUpPlan(WrapUpMode.Optional, TimeSpan.FromSeconds(30), 2, EndsWhenComplete: false),
            Exits = new ExitPlans(new ExitPlan(ExitKind.Callback), new ExitPlan(ExitKind.Queue, Repair), ExitPlan.Stay, new ExitPlan(ExitKind.Message)),
            Keys = new WaitKeysPlan(null, TimeSpan.Zero, null, '2', '3'),
            Callback = CallbackPlan.Default with { Prompt = "we-call-you", Retries = 1, Gap = TimeSpan.FromMinutes(1), BehindMinutes = 1 },
        });

    public static TransferTarget ToBob { get; } = new TransferTarget.ToAgent(Bob);

    public static TransferTarget ToCai { get; } = new TransferTarget.ToAgent(Cai);

    public static TransferTarget ToInstalls { get; } = new TransferTarget.ToQueue(Installs);

    public static TransferTarget Outside { get; } = new TransferTarget.ToNumber("13700137000", Hotline, "trunk");

    public static QueuePlan Queue(QueueId id, ImmutableArray<AgentId> members) => new(
        id,
        members,
        ServiceLevelThreshold: TimeSpan.FromSeconds(20),
        ShortAbandonThreshold: TimeSpan.FromSeconds(5),
        RingTimeout: TimeSpan.FromSeconds(20),
        WrapUp: TimeSpan.FromSeconds(30),
        MaxWaiting: 3,
        MaxWait: TimeSpan.FromMinutes(30),
        Music);

    public static FloorPlan With(this FloorPlan plan, QueuePlan queue) => plan with { Queues = plan.Queues.SetItem(queue.Id, queue) };

    public static FloorPlan WithRepair(Func<QueuePlan, QueuePlan> change) => Plan.With(change(Plan.Queues[Repair]));

    public static FloorPlan With(this FloorPlan plan, AgentId agent, Func<AgentPlan, AgentPlan> change) => plan with { Agents = plan.Agents.SetItem(agent, change(plan.Agents[agent])) };

    public static FloorPlan Without(this FloorPlan plan, AgentId agent) => plan with { Agents = plan.Agents.Remove(agent) };

    private static EntryPoint Entry(string number, string? notice, string? menu, QueueId queue) => new(
        number,
        notice,
        menu,
        menu is null ? ImmutableSortedDictionary<char, QueueId>.Empty : ImmutableSortedDictionary<char, QueueId>.Empty.Add('1', Repair).Add('2', Installs),
        MenuTimeout: TimeSpan.FromSeconds(8),
        queue);
}
