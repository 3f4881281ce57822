using System.Diagnostics;
using Telephony.Distribution.Plans;

namespace Telephony.Distribution.Strategies;

/// <summary>Finds the rule for its name in the plan.</summary>
internal static class StrategyBook
{
    private static readonly Strategy Idle = LongestIdle.Rank;
    private static readonly Strategy Robin = RoundRobin.Rank;
    private static readonly Strategy Fewest = FewestCalls.Rank;
    private static readonly Strategy LeastTalk = LeastTalkTime.Rank;
    private static readonly Strategy Skill = SkillLevel.Rank;
    private static readonly Strategy InOrder = Linear.Rank;
    private static readonly Strategy All = RingAll.Rank;

    public static Strategy Of(StrategyKind kind) => kind switch
    {
        StrategyKind.LongestIdle => Idle,
        StrategyKind.RoundRobin => Robin,
        StrategyKind.FewestCalls => Fewest,
        StrategyKind.LeastTalkTime => LeastTalk,
        StrategyKind.SkillLevel => Skill,
        StrategyKind.Linear => InOrder,
        StrategyKind.RingAll => All,
        _ => throw new UnreachableException(kind.ToString()),
    };
}
