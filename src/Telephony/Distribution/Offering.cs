using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>One offer: a waiting call rings at exactly one agent until he answers, passes, or the ring is over.</summary>
internal static class Offering
{
    public static void Offer(Turn turn, Call call, AgentState agent) =>
        Ring(turn, call, agent, (rung, _) => rung with { Phase = CallPhase.Offered, PhaseSince = turn.Now, Offered = turn.Now, Agent = agent.Id });

    /// <summary>A customer who is transferred is offered like any other; the target has him as soon as he answers.</summary>
    public static Call RingTarget(Turn turn, Call call, AgentState agent, RunningTransfer transfer) =>
        Ring(turn, call, agent, (rung, _) => rung with { Offered = turn.Now, Agent = agent.Id, Transfer = transfer });

    /// <summary>Rings an agent for a call, whatever for, and limits the ring.</summary>
    /// <param name="turn">The step.</param>
    /// <param name="call">The call; a leg is added to it.</param>
    /// <param name="agent">A free agent; he is ringing from now on.</param>
    /// <param name="place">Gives the rung agent his place in the call.</param>
    /// <returns>The call as it was put into the state.</returns>
    public static Call Ring(Turn turn, Call call, AgentState agent, Func<Call, LegId, Call> place)
    {
        var leg = new Leg(new LegId(call.Id, call.NextLegNumber), agent.Id, agent.Device, Answered: false);
        var rung = place(call with { Attempt = call.Attempt + 1, NextLegNumber = call.NextLegNumber + 1, Legs = call.Legs.Add(leg) }, leg.Id);
        turn.Put(rung);
        turn.Ask(new Effect.OfferCall(leg.Id, agent.Id, agent.Device, rung.Attempt));
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.RingTimeout, rung), turn.Now + turn.State.Plan.QueueOrDefault(call.Queue).RingTimeout));
        turn.Tell(new Fact.CallOffered(turn.Now, call.Id, agent.Id, call.Queue, agent.Device, leg.Id, rung.Attempt));
        Presences.Move(turn, agent with { Interaction = call.Id, Attempt = agent.Attempt + 1 }, Presence.Ringing, null, Turn.System);
        return rung;
    }

    public static void Answer(Turn turn, Input.Answer answer)
    {
        if (Consults.Rings(turn.Call(answer.Interaction), answer.Agent))
        {
            Consults.Answer(turn, turn.Call(answer.Interaction)!);
            return;
        }

        if (turn.Own(answer.Agent, answer.Interaction, CallPhase.Offered, CallPhase.Transferring) is not var (agent, call))
            return;
        if (call.AgentLeg!.Device == AgentDevice.Phone)
            turn.Refuse(Rules.AnswerOnThePhone);
        else
            Accept(turn, call, agent);
    }

    /// <summary>The offered agent took the call, at the desk or on his phone.</summary>
    public static void Accept(Turn turn, Call call, AgentState agent)
    {
        if (call.Phase == CallPhase.Transferring)
        {
            Transfers.Accept(turn, call, agent);
            return;
        }

        Talking.Connect(turn, call with { CountedQueue = call.Queue, HandlingIsCounted = false }, agent);
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.RingTimeout, call)));
        turn.Ask(new Effect.CancelTimer(Timers.WaitOf(call)));

        var wait = Durations.Between(call.QueueEntered ?? turn.Now, turn.Now);
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
        if (Consults.Rings(turn.Call(reject.Interaction), reject.Agent))
            Consults.Fail(turn, turn.Call(reject.Interaction)!, ConsultEndings.Declined, NotReadyReasons.Declined);
        else if (turn.Own(reject.Agent, reject.Interaction, CallPhase.Offered, CallPhase.Transferring) is var (agent, call))
            Fail(turn, call, agent, NotReadyReasons.Declined);
    }

    public static void RangOut(Turn turn, Call call) => Fail(turn, call, turn.Agent(call.Agent!.Value)!, NotReadyReasons.RingNoAnswer);

    /// <summary>The offered agent's phone gave up by itself.</summary>
    public static void LegEnded(Turn turn, Call call, LegEnding ending) =>
        Fail(turn, call, turn.Agent(call.Agent!.Value)!, FaultOf(ending), legIsGone: true);

    /// <summary>What an agent did whose ringing phone gave up by itself.</summary>
    public static string FaultOf(LegEnding ending) => ending switch
    {
        LegEnding.NoAnswer => NotReadyReasons.RingNoAnswer,
        LegEnding.Busy or LegEnding.Rejected or LegEnding.HungUp => NotReadyReasons.Declined,
        _ => NotReadyReasons.DeviceLost,
    };

    /// <summary>The offer ends by the agent's fault: he is not ready any more, the caller is back at his old place and goes to the next one.
    /// A customer who was transferred to him goes back.</summary>
    public static void Fail(Turn turn, Call call, AgentState agent, string fault, bool legIsGone = false)
    {
        var leg = call.AgentLeg!;
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.RingTimeout, call)));
        if (!legIsGone)
            turn.Ask(new Effect.WithdrawOffer(leg.Id, agent.Id, leg.Device!.Value));
        turn.Tell(new Fact.OfferEnded(turn.Now, call.Id, agent.Id, fault));
        var passed = call with
        {
            Offered = null,
            Legs = call.Legs.Remove(leg),
            Passed = call.Passed.Contains(agent.Id) ? call.Passed : call.Passed.Add(agent.Id),
        };
        if (call.Phase == CallPhase.Offered)
            turn.Put(passed with { Phase = CallPhase.Waiting, PhaseSince = turn.Now, Agent = null });
        Presences.Settle(turn, agent, fault);
        if (call.Phase == CallPhase.Transferring)
            Returns.Return(turn, call, passed, fault);
    }
}
