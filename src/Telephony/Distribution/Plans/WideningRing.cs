using System.Collections.Immutable;

namespace Telephony.Distribution.Plans;

/// <summary>From a time of waiting on more agents may take the caller, who keeps his place. The rings are walked by the wall clock, also while an agent is rung; a ring contains those before it.</summary>
/// <param name="After">Waited time from which it holds; 5 s to 30 min, ascending within a queue.</param>
/// <param name="LevelsLess">By how much every needed level is lowered, 0 to 4; a need never falls below level 1 by this.</param>
/// <param name="Without">Skills that are no longer needed; none with <see cref="SkillNeed.IsFixed"/> is ever dropped.</param>
/// <param name="Also">Agents outside the queue's members who may take the call from now on; at most 200.</param>
public sealed record WideningRing(TimeSpan After, int LevelsLess, ImmutableArray<string> Without, ImmutableArray<AgentId> Also)
{
    /// <summary>A ring that only lowers levels.</summary>
    /// <param name="after">Waited time.</param>
    /// <param name="levelsLess">By how much.</param>
    public static WideningRing Lower(TimeSpan after, int levelsLess) => new(after, levelsLess, [], []);
}
