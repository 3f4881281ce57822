using Telephony.Calls;
using Telephony.Distribution.Strategies;
using Telephony.Exchange;

namespace Telephony.Distribution.Routing;

/// <summary>Chooses the agent of an offer and says why.</summary>
internal static class Decisions
{
    /// <summary>The best of the candidates, of whom there is one at least.</summary>
    public static (AgentState Agent, RoutingDecision Why) Choose(List<Candidate> candidates, Call call, Contest contest)
    {
        var strategy = StrategyBook.Of(contest.Demand.Queue.Strategy);
        var best = candidates[0].Agent;
        var score = Score.Of(candidates[0], strategy);
        Score? second = null;
        for (var i = 1; i < candidates.Count; i++)
        {
            var other = Score.Of(candidates[i], strategy);
            if (other.CompareTo(score) < 0)
                (best, score, second) = (candidates[i].Agent, other, score);
            else if (second is null || other.CompareTo(second.Value) < 0)
                second = other;
        }

        return (best, Because(call, contest, score, score.Against(second), candidates.Count));
    }

    /// <summary>A supervisor gave the call to an agent, whatever the rules say.</summary>
    public static RoutingDecision Assigned(ExchangeState state, Call call, DateTimeOffset now)
    {
        var queue = state.Plan.QueueOrDefault(call.Queue);
        return new RoutingDecision(queue.Strategy, RoutingChoice.Assigned, Waits.Waited(call, now), Waits.Reasons(call, queue), ScoreOf(state, call, now), 0, [], 1, 0, 0, HadPassed: false);
    }

    private static RoutingDecision Because(Call call, Contest contest, Score score, RoutingChoice choice, int candidates)
    {
        var (queue, ring, needs, _) = contest.Demand;
        return new RoutingDecision(
            queue.Strategy,
            choice,
            Waits.Waited(call, contest.Now),
            Waits.Reasons(call, queue),
            ScoreOf(contest.State, call, contest.Now),
            ring,
            needs,
            candidates,
            score.Points,
            score.Order,
            score.Passed);
    }

    private static double ScoreOf(ExchangeState state, Call call, DateTimeOffset now) =>
        Durations.Between(call.Queued ?? now, now).TotalMinutes + Waits.Minutes(state.Plan, call);
}
