using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>The agent asks somebody while the customer is held: start, answer, toggle, three-way, back to the customer.
/// When the consulted party is gone by himself the customer stays held: the agent is told and resumes when he has the words for it.</summary>
internal static class Consults
{
    public static void Start(Turn turn, Input.Consult input)
    {
        if (turn.Own(input.Agent, input.Interaction, CallPhase.Talking, CallPhase.Held) is not var (agent, call))
            return;
        if (call.Consult is not null)
            turn.Refuse(Rules.ConsultIsRunning);
        else if (Targets.ForbidsConsult(turn.State, agent.Id, input.Target) is { } rule)
            turn.Refuse(rule);
        else
            Begin(turn, call, agent.Id, input.Target);
    }

    /// <summary>Whether the agent is the colleague who is rung for a consult on this call.</summary>
    public static bool Rings(Call? call, AgentId agent) => call?.Consult is { Phase: ConsultPhase.Ringing, Agent: { } rung } && rung == agent;

    /// <summary>Whether the agent is the colleague who talks on this call.</summary>
    public static bool Talks(Call? call, AgentId agent) => call?.Consult is { Phase: not ConsultPhase.Ringing, Agent: { } colleague } && colleague == agent;

    /// <summary>The colleague answers at his desk.</summary>
    public static void Answer(Turn turn, Call call)
    {
        if (call.Legs.First(leg => leg.Id == call.Consult!.Leg).Device == AgentDevice.Phone)
            turn.Refuse(Rules.AnswerOnThePhone);
        else
            Answered(turn, call);
    }

    /// <summary>The consulted party is there: agent and he talk.</summary>
    public static void Answered(Turn turn, Call call)
    {
        var consult = call.Consult!;
        var talking = call.WithAnswered(consult.Leg) with { Consult = consult with { Phase = ConsultPhase.Talking, Since = turn.Now } };
        turn.Ask(new Effect.CancelTimer(TimerOf(call)));
        if (consult.Agent is { } colleague)
            Presences.Move(turn, turn.Agent(colleague)!, Presence.Busy, null, Turn.System);
        Put(turn, call, talking);
        turn.Tell(new Fact.ConsultAnswered(turn.Now, call.Id, call.Agent!.Value, consult.Agent, consult.Leg));
    }

    public static void Cancel(Turn turn, Input.CancelConsult input)
    {
        if (turn.Own(input.Agent, input.Interaction, CallPhase.Talking, CallPhase.Held) is not var (_, call))
            return;
        if (call.Consult is null)
            turn.Refuse(Rules.NothingIsConsulted);
        else
            GoBack(turn, call);
    }

    /// <summary>The consulted party is let go of and the agent talks with the customer again.</summary>
    public static void GoBack(Turn turn, Call call)
    {
        var alone = LetGo(turn, call, ConsultEndings.Cancelled);
        Put(turn, call, Resumed(turn, alone));
    }

    public static void Toggle(Turn turn, Input.ToggleConsult input)
    {
        if (Answered(turn, input.Agent, input.Interaction) is not { } call)
            return;
        var consult = call.Consult!;
        if (consult.Side == ConsultSide.Target)
            Put(turn, call, Resumed(turn, call with { Consult = consult with { Side = ConsultSide.Customer } }));
        else
            Put(turn, call, Held(turn, call with { Consult = consult with { Side = ConsultSide.Target } }));
    }

    public static void Conference(Turn turn, Input.Conference input)
    {
        if (Answered(turn, input.Agent, input.Interaction) is not { } call)
            return;
        var consult = call.Consult! with { Phase = ConsultPhase.Conference, Side = ConsultSide.Both, Since = turn.Now };
        Put(turn, call, Resumed(turn, call with { Consult = consult }));
        turn.Tell(new Fact.ConferenceStarted(turn.Now, call.Id, input.Agent, consult.Agent, consult.Leg));
    }

    /// <summary>The consulted party's leg is gone: busy, not picked up, hung up, lost.</summary>
    public static void LegEnded(Turn turn, Call call, LegEnding ending)
    {
        var consult = call.Consult!;
        var isRinging = consult.Phase == ConsultPhase.Ringing;
        if (consult.Agent is null)
            Fail(turn, call, !isRinging && ending == LegEnding.HungUp ? ConsultEndings.Hangup : Terminations.WordOf(ending), null, consult.Leg);
        else if (isRinging)
            Fail(turn, call, Offering.FaultOf(ending), Offering.FaultOf(ending), consult.Leg);
        else if (ending == LegEnding.HungUp)
            Fail(turn, call, ConsultEndings.Hangup, null, consult.Leg);
        else
            Fail(turn, call, ConsultEndings.DeviceLost, NotReadyReasons.DeviceLost, consult.Leg);
    }

    /// <summary>The consulted party's device rang until the limit.</summary>
    public static void RangOut(Turn turn, Call call)
    {
        if (call.Consult!.Agent is null)
            Fail(turn, call, ConsultEndings.NoAnswer);
        else
            Fail(turn, call, ConsultEndings.RingNoAnswer, NotReadyReasons.RingNoAnswer);
    }

    /// <summary>The consult ends from the other side; agent and customer go on, the customer held if he was.</summary>
    /// <param name="turn">The step.</param>
    /// <param name="call">The call with its consult.</param>
    /// <param name="reason">A word of <see cref="ConsultEndings"/>.</param>
    /// <param name="fault">What makes the colleague not ready, or null.</param>
    /// <param name="gone">The leg that is gone already, or null.</param>
    public static void Fail(Turn turn, Call call, string reason, string? fault = null, LegId? gone = null) =>
        Put(turn, call, LetGo(turn, call, reason, fault, gone));

    /// <summary>Frees the consulted party; the colleague is what he was before, and nothing of it is wrapped up or counted.</summary>
    /// <returns>The call without him, in the same phase.</returns>
    public static Call LetGo(Turn turn, Call call, string reason, string? fault = null, LegId? gone = null)
    {
        var consult = call.Consult!;
        if (consult.Phase == ConsultPhase.Ringing)
            turn.Ask(new Effect.CancelTimer(TimerOf(call)));
        if (consult.Leg != gone)
            Ending.Release(turn, call.Legs.First(leg => leg.Id == consult.Leg));
        End(turn, call, reason, fault);
        return call.Without(consult.Leg) with { Consult = null };
    }

    /// <summary>What is told of the end of a consult, and what becomes of the colleague.</summary>
    public static void End(Turn turn, Call call, string reason, string? fault = null)
    {
        var consult = call.Consult!;
        if (consult is { Agent: { } rung, Phase: ConsultPhase.Ringing })
            turn.Tell(new Fact.OfferEnded(turn.Now, call.Id, rung, fault ?? OfferEndings.CallEnded));
        turn.Tell(new Fact.ConsultEnded(turn.Now, call.Id, call.Agent!.Value, consult.Agent, consult.Leg, reason));
        if (consult.Agent is not { } id || turn.Agent(id) is not { } colleague)
            return;
        Devices.StopGrace(turn, colleague);
        Presences.Settle(turn, colleague, fault);
    }

    /// <summary>The timer that limits the ring of the consulted party.</summary>
    public static TimerKey TimerOf(Call call) => Timers.Of(call.Consult!.Agent is null ? TimerKind.DialTimeout : TimerKind.RingTimeout, call);

    private static void Begin(Turn turn, Call call, AgentId agent, TransferTarget target)
    {
        var held = call.Phase == CallPhase.Held ? call : Held(turn, call);
        var colleague = Targets.Colleague(turn.State, target);
        turn.Tell(new Fact.ConsultStarted(turn.Now, call.Id, agent, target, colleague?.Id, new LegId(call.Id, call.NextLegNumber)));
        var rung = target is TransferTarget.ToNumber number
            ? Dialling.DialOutside(turn, held, number, Place)
            : Offering.Ring(turn, held, colleague!, Place);
        Hearing.Follow(turn, call, rung);

        Call Place(Call ringing, LegId leg) => ringing with { Consult = new(target, colleague?.Id, leg, ConsultPhase.Ringing, ConsultSide.Target, turn.Now) };
    }

    /// <summary>The agent's call with a consulted party who has answered and is not in a conference; otherwise the command is refused and null comes back.</summary>
    private static Call? Answered(Turn turn, AgentId agent, InteractionId interaction)
    {
        if (turn.Own(agent, interaction, CallPhase.Talking, CallPhase.Held) is not var (_, call))
            return null;
        var rule = call.Consult?.Phase switch
        {
            null => Rules.NothingIsConsulted,
            ConsultPhase.Ringing => Rules.ConsultIsNotAnswered,
            ConsultPhase.Conference => Rules.ConferenceIsRunning,
            _ => null,
        };
        if (rule is null)
            return call;
        turn.Refuse(rule);
        return null;
    }

    private static Call Resumed(Turn turn, Call call)
    {
        if (call.Phase == CallPhase.Talking)
            return call;
        turn.Tell(new Fact.CallResumed(turn.Now, call.Id, call.Agent!.Value));
        return call with { Phase = CallPhase.Talking, PhaseSince = turn.Now };
    }

    private static Call Held(Turn turn, Call call)
    {
        turn.Tell(new Fact.CallHeld(turn.Now, call.Id, call.Agent!.Value));
        return call with { Phase = CallPhase.Held, PhaseSince = turn.Now };
    }

    private static void Put(Turn turn, Call before, Call after)
    {
        turn.Put(after);
        Hearing.Follow(turn, before, after);
    }
}
