using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>One offer: a waiting call rings at exactly one agent until he answers, passes, or the ring is over.</summary>
internal static class Offering
{
    public static void Offer(Turn turn, Call call, AgentState agent)
    {
        var leg = new Leg(new LegId(call.Id, call.NextLegNumber), agent.Id, agent.Device, Answered: false);
        var offered = call with
        {
            Phase = CallPhase.Offered,
            PhaseSince = turn.Now,
            Offered = turn.Now,
            Agent = agent.Id,
            Attempt = call.Attempt + 1,
            NextLegNumber = call.NextLegNumber + 1,
            Legs = call.Legs.Add(leg),
        };
        turn.Put(offered);
        turn.Ask(new Effect.OfferCall(leg.Id, agent.Id, agent.Device, offered.Attempt));
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.RingTimeout, offered), turn.Now + turn.State.Plan.QueueOrDefault(call.Queue).RingTimeout));
        turn.Tell(new Fact.CallOffered(turn.Now, call.Id, agent.Id, call.Queue, agent.Device, leg.Id, offered.Attempt));
        Presences.Move(turn, agent with { Interaction = call.Id, Attempt = agent.Attempt + 1 }, Presence.Ringing, null, Turn.System);
    }

    public static void Answer(Turn turn, Input.Answer answer)
    {
        if (turn.Own(answer.Agent, answer.Interaction, CallPhase.Offered) is not var (agent, call))
            return;
        if (call.AgentLeg!.Device == AgentDevice.Phone)
            turn.Refuse(Rules.AnswerOnThePhone);
        else
            Accept(turn, call, agent);
    }

    /// <summary>The offered agent took the call, at the desk or on his phone.</summary>
    public static void Accept(Turn turn, Call call, AgentState agent)
    {
        turn.Ask(new Effect.StopPrompt(call.CustomerLeg));
        Talking.Connect(turn, call, agent);
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.RingTimeout, call)));
        turn.Ask(new Effect.CancelTimer(Timers.WaitOf(call)));

        var wait = Durations.Between(call.Queued ?? turn.Now, turn.Now);
        var inTime = wait <= turn.State.Plan.QueueOrDefault(call.Queue).ServiceLevelThreshold;
        turn.Count(call.Queue, counters => counters with
        {
            Answered = counters.Answered + 1,
            AnsweredInTime = counters.AnsweredInTime + (inTime ? 1 : 0),
            WaitOfAnsweredMs = counters.WaitOfAnsweredMs + wait.Ms(),
        });
    }

    public static void Reject(Turn turn, Input.Reject reject)
    {
        if (turn.Own(reject.Agent, reject.Interaction, CallPhase.Offered) is var (agent, call))
            Fail(turn, call, agent, NotReadyReasons.Declined);
    }

    public static void RangOut(Turn turn, Call call) => Fail(turn, call, turn.Agent(call.Agent!.Value)!, NotReadyReasons.RingNoAnswer);

    /// <summary>The offered agent's phone gave up by itself.</summary>
    public static void LegEnded(Turn turn, Call call, LegEnding ending)
    {
        var fault = ending switch
        {
            LegEnding.NoAnswer => NotReadyReasons.RingNoAnswer,
            LegEnding.Busy or LegEnding.Rejected or LegEnding.HungUp => NotReadyReasons.Declined,
            _ => NotReadyReasons.DeviceLost,
        };
        Fail(turn, call, turn.Agent(call.Agent!.Value)!, fault, legIsGone: true);
    }

    /// <summary>The offer ends by the agent's fault: he is not ready any more, the caller is back at his old place and goes to the next one.</summary>
    public static void Fail(Turn turn, Call call, AgentState agent, string fault, bool legIsGone = false)
    {
        var leg = call.AgentLeg!;
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.RingTimeout, call)));
        if (!legIsGone)
            turn.Ask(new Effect.WithdrawOffer(leg.Id, agent.Id, leg.Device!.Value));
        turn.Tell(new Fact.OfferEnded(turn.Now, call.Id, agent.Id, fault));
        turn.Put(call with
        {
            Phase = CallPhase.Waiting,
            PhaseSince = turn.Now,
            Offered = null,
            Agent = null,
            Legs = call.Legs.Remove(leg),
            Passed = call.Passed.Contains(agent.Id) ? call.Passed : call.Passed.Add(agent.Id),
        });
        Presences.Settle(turn, agent, fault);
    }
}
