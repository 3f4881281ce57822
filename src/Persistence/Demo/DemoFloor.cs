using System.Collections.Immutable;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Floor;
using Telephony.Distribution;
using Telephony.Distribution.Plans;

namespace Persistence.Demo;

/// <summary>What the demo's agents know and how its queues go about their calls: every strategy, ring, key and exit can be seen working.
/// The queue <c>repair</c>, by which most people try the product first, differs from the defaults only for callers who wait long.</summary>
internal static class DemoFloor
{
    public const string Gold = "gold";
    public const string Gas = "gas";
    public const string English = "english";

    private const string Comfort = "zh-CN/comfort";

    public static IEnumerable<SkillRow> Skills =>
    [
        .. new (string Code, SkillKind Kind, string Zh, string En)[]
        {
            ("air-con", SkillKind.Category, "空调", "Air conditioners"),
            ("fridge", SkillKind.Category, "冰箱", "Refrigerators"),
            ("washer", SkillKind.Category, "洗衣机", "Washing machines"),
            ("water-heater", SkillKind.Category, "热水器", "Water heaters"),
            ("gas-safety", SkillKind.Hazard, "燃气安全证", "Gas safety certificate"),
            ("high-voltage", SkillKind.Hazard, "高压安全证", "High-voltage certificate"),
            ("english", SkillKind.Language, "英语", "English"),
            ("cantonese", SkillKind.Language, "粤语", "Cantonese"),
            ("disputes", SkillKind.Conversation, "纠纷处理", "Disputes"),
            ("gold-care", SkillKind.Conversation, "金牌客户服务", "Gold customers"),
        }.Select((s, i) => new SkillRow { Code = s.Code, NameZh = s.Zh, NameEn = s.En, Kind = s.Kind, Position = i }),
    ];

    /// <summary>Levels by agent: everybody knows one kind of machine well, some hold a certificate, speak English or calm people down.</summary>
    public static IEnumerable<AgentSkillRow> AgentSkills
    {
        get
        {
            string[] kinds = ["air-con", "fridge", "washer", "water-heater"];
            for (var n = 1; n <= 20; n++)
            {
                yield return Knows(n, kinds[n % 4], 3 + (n % 3));
                yield return Knows(n, kinds[(n + 1) % 4], 1 + (n % 2));
            }

            foreach (var (n, level) in new[] { (6, 5), (7, 4), (8, 3), (13, 3) })
                yield return Knows(n, "gas-safety", level);
            foreach (var (n, level) in new[] { (7, 4), (14, 3) })
                yield return Knows(n, "high-voltage", level);
            foreach (var (n, level) in new[] { (1, 3), (9, 5), (10, 2), (19, 3) })
                yield return Knows(n, "english", level);
            foreach (var (n, level) in new[] { (3, 5), (4, 4), (5, 2), (17, 3) })
                yield return Knows(n, "gold-care", level);
            foreach (var (n, level) in new[] { (2, 4), (17, 5), (18, 3) })
                yield return Knows(n, "disputes", level);
        }
    }

    /// <summary>The queues that came with the skills.</summary>
    public static IEnumerable<QueueRow> Queues =>
    [
        WaysOf(new() { Id = Gold, NameZh = "金牌服务", NameEn = "Gold service", ServiceLevelSeconds = 15, WrapUpSeconds = 45, RingSeconds = 15, Position = 3 }),
        WaysOf(new() { Id = Gas, NameZh = "燃气与高压", NameEn = "Gas and high voltage", ServiceLevelSeconds = 10, WrapUpSeconds = 120, RingSeconds = 15, Position = 4 }),
        WaysOf(new() { Id = English, NameZh = "英语服务", NameEn = "English service", ServiceLevelSeconds = 30, WrapUpSeconds = 30, RingSeconds = 20, Position = 5 }),
    ];

    public static IEnumerable<QueueMemberRow> Members =>
    [
        .. Of(Gold, 3, 4, 5, 17), .. Of(Gas, 6, 7, 8, 13), .. Of(English, 9, 10, 19),
    ];

    /// <summary>Gives a queue of the demo its ways; a queue that it does not know keeps the defaults.</summary>
    public static QueueRow WaysOf(QueueRow row) => QueueColumns.Write(Ways.GetValueOrDefault(row.Id, QueueWays.Default), row);

    /// <summary>A demo store of an earlier version gets skills, the queues that need them and the reasons' limits, once.</summary>
    public static async Task CompleteAsync(AppDb db, CancellationToken ct)
    {
        if (await db.Skills.AnyAsync(ct)) return;
        db.AddRange(Skills);
        await db.SaveChangesAsync(ct);
        var people = await db.Users.Select(u => u.UserName!).ToListAsync(ct);
        var queues = await db.Queues.Select(q => q.Id).ToListAsync(ct);
        db.AddRange(AgentSkills.Where(s => people.Contains(s.AgentId)));
        db.AddRange(Queues.Where(q => !queues.Contains(q.Id)));
        db.AddRange(Members.Where(m => !queues.Contains(m.QueueId) && people.Contains(m.AgentId)));
        foreach (var code in await db.Codes.Where(c => c.Group == CodeGroups.NotReady && c.LimitMinutes == null).ToListAsync(ct))
            code.LimitMinutes = LimitOf(code.Code);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Longest time of a not-ready reason of the demo, minutes.</summary>
    public static int? LimitOf(string reason) => reason switch
    {
        "break" => 15,
        "meal" => 45,
        "meeting" => 60,
        "training" => 120,
        _ => null,
    };

    private static ImmutableDictionary<string, QueueWays> Ways { get; } = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("repair", new QueueWays
            {
                Comfort = new ComfortPlan(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), [Comfort], PositionUpTo: 20, SaysWait: true),
                Keys = new WaitKeysPlan("zh-CN/wait-keys", TimeSpan.FromSeconds(120), '1', '2', '3', '4'),
                Callback = CallbackPlan.Default with { Prompt = "zh-CN/callback-confirm" },
                Rings = [WideningRing.Lower(TimeSpan.FromSeconds(60), 1)],
            }),
            KeyValuePair.Create("install", new QueueWays
            {
                Strategy = StrategyKind.RoundRobin,
                Comfort = new ComfortPlan(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90), [Comfort]),
                Callback = CallbackPlan.Default with { Retries = 3, BehindMinutes = 5 },
            }),
            KeyValuePair.Create("complaint", new QueueWays
            {
                Strategy = StrategyKind.LeastTalkTime,
                Sticky = StickyPlan.Default with { Wait = TimeSpan.FromSeconds(15) },
                AfterCall = new WrapUpPlan(WrapUpMode.Extended, TimeSpan.FromSeconds(30), 2, EndsWhenComplete: false),
            }),
            KeyValuePair.Create(Gold, new QueueWays
            {
                Strategy = StrategyKind.SkillLevel,
                PriorityMinutes = 10,
                Needs = [new SkillNeed("gold-care", 3)],
                Rings = [WideningRing.Lower(TimeSpan.FromSeconds(20), 2), new WideningRing(TimeSpan.FromSeconds(45), 0, ["gold-care"], [.. Agents(9, 10)])],
                Sticky = StickyPlan.Default with { Wait = TimeSpan.FromSeconds(20) },
                OnNoAnswer = new MissPlan(Presence.NotReady, Misses: 2),
                AfterCall = new WrapUpPlan(WrapUpMode.Extended, TimeSpan.FromSeconds(30), 3, EndsWhenComplete: true),
                RedialMinutes = 10,
                Overflow = new OverflowPlan(new QueueId("repair"), 3, TimeSpan.FromMinutes(5)),
                Exits = ExitPlans.Default with { Empty = new ExitPlan(ExitKind.Queue, new QueueId("repair")), TimedOut = new ExitPlan(ExitKind.Callback) },
                Comfort = new ComfortPlan(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(45), [Comfort], PositionUpTo: 5, SaysWait: true),
                Keys = new WaitKeysPlan("zh-CN/wait-keys", TimeSpan.FromSeconds(30), '1', '2', '3', '4'),
                Callback = CallbackPlan.Default with { Prompt = "zh-CN/callback-confirm" },
            }),
            KeyValuePair.Create(Gas, new QueueWays
            {
                Strategy = StrategyKind.RingAll,
                PriorityMinutes = 30,
                Needs = [new SkillNeed("gas-safety", 3, IsFixed: true)],
                StaffedBy = StaffedBy.SignedIn,
                AfterCall = new WrapUpPlan(WrapUpMode.UntilComplete, TimeSpan.FromSeconds(60), 0, EndsWhenComplete: true),
                Exits = ExitPlans.Default with { Full = new ExitPlan(ExitKind.Queue, new QueueId("repair")), Empty = new ExitPlan(ExitKind.Queue, new QueueId("repair")) },
                RedialMinutes = 30,
            }),
            KeyValuePair.Create(English, new QueueWays
            {
                Strategy = StrategyKind.Linear,
                Hours = new QueueHours(HoursKind.Own, new TimeOnly(8, 0), new TimeOnly(22, 0)),
                Needs = [new SkillNeed("english", 2)],
                Rings = [new WideningRing(TimeSpan.FromSeconds(30), 1, [], [.. Agents(1)])],
                Exits = ExitPlans.Default with { TimedOut = new ExitPlan(ExitKind.Message), Closed = new ExitPlan(ExitKind.Message) },
                Comfort = new ComfortPlan(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), ["en/comfort"], PositionUpTo: 9),
                Message = new MessagePlan("leave-message", TimeSpan.FromMinutes(3)),
            }),
        ]);

    private static IEnumerable<AgentId> Agents(params int[] numbers) => numbers.Select(n => new AgentId(DemoStaff.AgentId(n)));

    private static IEnumerable<QueueMemberRow> Of(string queue, params int[] numbers) =>
        numbers.Select((n, i) => new QueueMemberRow { QueueId = queue, AgentId = DemoStaff.AgentId(n), Level = numbers.Length - i, Order = 1 });

    private static AgentSkillRow Knows(int agent, string skill, int level) => new() { AgentId = DemoStaff.AgentId(agent), Skill = skill, Level = level };
}
