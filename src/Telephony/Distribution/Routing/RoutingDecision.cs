using System.Collections.Immutable;
using System.Globalization;
using Telephony.Distribution.Plans;

namespace Telephony.Distribution.Routing;

/// <summary>Why this caller and why this agent: everything that a person needs to check one offer by hand. Part of the fact <c>CallOffered</c>; holds codes and ids, no personal data.</summary>
/// <param name="Strategy">The queue's strategy.</param>
/// <param name="Choice">What decided for the agent.</param>
/// <param name="Waited">The caller's time in the queue.</param>
/// <param name="Reasons">What was added to it, with codes.</param>
/// <param name="ScoreMinutes">The one number that orders callers: minutes since the first queueing plus the reasons' minutes.</param>
/// <param name="Ring">The widening ring in force; 0 is the innermost.</param>
/// <param name="Needs">What was asked of the agent, after the ring.</param>
/// <param name="Candidates">Free agents who could have had the call.</param>
/// <param name="Points">The agent's points by the strategy; more is better.</param>
/// <param name="QueueOrder">The place of this queue among the agent's own, 1 is his first, as is every queue of one without an order; 0 when he was assigned.</param>
/// <param name="HadPassed">Whether he had passed this very call before, and nobody else was free.</param>
public sealed record RoutingDecision(
    StrategyKind Strategy,
    RoutingChoice Choice,
    TimeSpan Waited,
    ImmutableArray<PriorityReason> Reasons,
    double ScoreMinutes,
    int Ring,
    ImmutableArray<SkillNeed> Needs,
    int Candidates,
    long Points,
    int QueueOrder,
    bool HadPassed)
{
    /// <inheritdoc/>
    public bool Equals(RoutingDecision? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Strategy, Choice, Waited, Candidates, Points);

    /// <summary>One line that names everything, the same in every culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Strategy} by {Choice}: waited {Waited.TotalSeconds:0.###} s, score {ScoreMinutes:0.###} min ({string.Join(", ", Reasons)}), ring {Ring} ({string.Join(", ", Needs)}), {Points} points of {Candidates} candidates, order {QueueOrder}{(HadPassed ? ", had passed" : string.Empty)}");
}
