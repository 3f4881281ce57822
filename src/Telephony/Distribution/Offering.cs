using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>One offer: a waiting call rings at exactly one agent until he answers, passes, or the ring is over.</summary>
internal static class Offering
{
    /// <summary>Offers a waiting call.</summary>
    /// <param name="turn">The step.</param>
    /// <param name="call">The call; it waits.</param>
    /// <param name="agent">Who is rung and leads.</param>
    /// <param name="why">Why he was chosen.</param>
    /// <param name="others">Who is rung beside him; mostly nobody.</param>
    public static void Offer(Turn turn, Call call, AgentState agent, RoutingDecision why, IReadOnlyList<AgentState> others)
    {
        var offered = Ring(turn, call with { Why = why, Phase = CallPhase.Offered, PhaseSince = turn.Now, Offered = turn.Now, Agent = agent.Id }, agent, (rung, _) => rung);
        foreach (var other in others)
            offered = RingToo(turn, offered, other);
        if (call.Queue is { } queue && turn.State.Plan.QueueOrDefault(queue).Strategy == StrategyKind.RoundRobin)
            turn.Rung(queue, agent.Id);
    }

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
        Tell(turn, rung, agent, leg.Id);
        Presences.Move(turn, agent with { Interaction = call.Id, Attempt = agent.Attempt + 1 }, Presence.Ringing, null, Turn.System);
        return rung;
    }

    private static Call RingToo(Turn turn, Call call, AgentState agent)
    {
        var leg = new Leg(new LegId(call.Id, call.NextLegNumber), agent.Id, agent.Device, Answered: false);
        var rung = call with { NextLegNumber = call.NextLegNumber + 1, Legs = call.Legs.Add(leg), RungToo = call.RungToo.Add(agent.Id) };
        turn.Put(rung);
        turn.Ask(new Effect.OfferCall(leg.Id, agent.Id, agent.Device, rung.Attempt));
        Tell(turn, rung, agent, leg.Id);
        Presences.Move(turn, agent with { Interaction = call.Id, Attempt = agent.Attempt + 1 }, Presence.Ringing, null, Turn.System);
        return rung;
    }

    private static void Tell(Turn turn, Call call, AgentState agent, LegId leg) =>
        turn.Tell(new Fact.CallOffered(turn.Now, call.Id, agent.Id, call.Queue, agent.Device, leg, call.Attempt) { Why = call.Phase == CallPhase.Offered ? call.Why : null });

    public static void Answer(Turn turn, Input.Answer answer)
    {
        if (Consults.Rings(turn.Call(answer.Interaction), answer.Agent))
        {
            Consults.Answer(turn, turn.Call(answer.Interaction)!);
            return;
        }

        if (Rung(turn, answer.Agent, answer.Interaction) is not var (agent, call))
            return;
        if (call.AgentLeg!.Device == AgentDevice.Phone)
            turn.Refuse(Rules.AnswerOnThePhone);
        else
            Accept(turn, call, agent);
    }

    /// <summary>The offered agent took the call, at the desk or on his phone. One who is to be called back is dialled now.</summary>
    public static void Accept(Turn turn, Call offered, AgentState agent)
    {
        var call = RingingTogether.TakenByLead(turn, RingingTogether.Lead(offered, agent.Id));
        if (call.Phase == CallPhase.Transferring)
        {
            Transfers.Accept(turn, call, agent);
            return;
        }

        if (!call.Has(call.CustomerLeg))
        {
            Callbacks.Dial(turn, call, agent);
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
        else if (Rung(turn, reject.Agent, reject.Interaction) is var (agent, call))
            Fail(turn, call, agent, NotReadyReasons.Declined);
    }

    /// <summary>Nobody who was rung picked up in time.</summary>
    public static void RangOut(Turn turn, Call call)
    {
        foreach (var rung in call.RungToo.Insert(0, call.Agent!.Value))
            Fail(turn, turn.Call(call.Id)!, turn.Agent(rung)!, NotReadyReasons.RingNoAnswer);
    }

    /// <summary>The offered agent's phone gave up by itself.</summary>
    public static void LegEnded(Turn turn, Call call, LegId leg, LegEnding ending) =>
        Fail(turn, call, turn.Agent(call.Legs.First(own => own.Id == leg).Agent!.Value)!, FaultOf(ending), legIsGone: true);

    /// <summary>What an agent did whose ringing phone gave up by itself.</summary>
    public static string FaultOf(LegEnding ending) => ending switch
    {
        LegEnding.NoAnswer => NotReadyReasons.RingNoAnswer,
        LegEnding.Busy or LegEnding.Rejected or LegEnding.HungUp => NotReadyReasons.Declined,
        _ => NotReadyReasons.DeviceLost,
    };

    /// <summary>The offer ends by the agent's fault: he is not ready any more, the caller is back at his old place and goes to the next one.
    /// A customer who was transferred to him goes back.</summary>
    public static void Fail(Turn turn, Call offered, AgentState agent, string fault, bool legIsGone = false)
    {
        var call = RingingTogether.Lead(offered, agent.Id);
        var leg = call.AgentLeg!;
        if (call.RungToo.IsEmpty)
            turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.RingTimeout, call)));
        if (!legIsGone)
            turn.Ask(new Effect.WithdrawOffer(leg.Id, agent.Id, leg.Device!.Value));
        turn.Tell(new Fact.OfferEnded(turn.Now, call.Id, agent.Id, fault));
        var passed = call with
        {
            Legs = call.Legs.Remove(leg),
            Passed = call.Passed.Contains(agent.Id) ? call.Passed : call.Passed.Add(agent.Id),
        };
        if (call.Phase == CallPhase.Offered)
            turn.Put(WithoutLead(turn, passed));
        Presences.Missed(turn, agent, fault, turn.State.Plan.QueueOrDefault(call.Queue));
        if (call.Phase == CallPhase.Transferring)
            Returns.Return(turn, call, passed with { Offered = null }, fault);
    }

    /// <summary>The next one who is rung leads; when there is none the caller waits again, or his place does.</summary>
    private static Call WithoutLead(Turn turn, Call call) => call.RungToo is [var next, ..]
        ? call with { Agent = next, RungToo = call.RungToo.RemoveAt(0) }
        : call with { Phase = call.Has(call.CustomerLeg) ? CallPhase.Waiting : CallPhase.Callback, PhaseSince = turn.Now, Agent = null, Offered = null, Why = null };

    /// <summary>The agent and the call that rings at him, with him in the lead; otherwise the command is refused and null comes back.</summary>
    private static (AgentState Agent, Call Call)? Rung(Turn turn, AgentId agent, InteractionId interaction) =>
        RingingTogether.Rings(turn.Call(interaction), agent)
            ? (turn.Agent(agent)!, RingingTogether.Lead(turn.Call(interaction)!, agent))
            : turn.Own(agent, interaction, CallPhase.Offered, CallPhase.Transferring);
}
