namespace Telephony.Distribution.Plans;

/// <summary>How a queue chooses among the agents who could take a call; contact-center.md §1.</summary>
public enum StrategyKind
{
    /// <summary>Whoever has been idle longest; the default.</summary>
    LongestIdle,

    /// <summary>One after the other in the order of the members, beginning after the last one who was rung.</summary>
    RoundRobin,

    /// <summary>Whoever answered the fewest calls today.</summary>
    FewestCalls,

    /// <summary>Whoever talked least today.</summary>
    LeastTalkTime,

    /// <summary>Whoever is best at what the call needs.</summary>
    SkillLevel,

    /// <summary>Always the first free one in the order of the members.</summary>
    Linear,

    /// <summary>Several at once, the first to answer has the call; for small queues.</summary>
    RingAll,
}
