using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Customer and agent are connected: talk, hold, hang up, and the loss of the agent.</summary>
internal static class Talking
{
    /// <summary>Both sides are there: they hear each other from now on, and the recorder runs.</summary>
    public static void Connect(Turn turn, Call call, AgentState agent)
    {
        var leg = call.AgentLeg!;
        var connected = call.WithAnswered(call.CustomerLeg).WithAnswered(leg.Id) with
        {
            Phase = CallPhase.Talking,
            PhaseSince = turn.Now,
            Answered = call.Answered ?? turn.Now,
            AgentSince = turn.Now,
            Transfer = null,
            Recording = true,
            Announcing = [],
            Callback = null,
        };
        turn.Put(connected);
        Hearing.Follow(turn, call, connected);
        if (!call.Recording)
            turn.Ask(new Effect.StartRecording(call.CustomerLeg));
        if (call.Phase == CallPhase.Dialling)
            turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.DialTimeout, call)));

        turn.Tell(new Fact.CallAnswered(turn.Now, call.Id, agent.Id, leg.Id));
        if (!call.Recording)
            turn.Tell(new Fact.RecordingStarted(turn.Now, call.Id));
        Presences.Move(turn, agent with { CallsToday = agent.CallsToday + 1, Misses = 0 }, Presence.Busy, null, Turn.System);
    }

    public static void HangUp(Turn turn, Input.HangUp hangUp)
    {
        if (Consults.Talks(turn.Call(hangUp.Interaction), hangUp.Agent))
        {
            Consults.Fail(turn, turn.Call(hangUp.Interaction)!, ConsultEndings.Hangup);
            return;
        }

        if (turn.Own(hangUp.Agent, hangUp.Interaction, CallPhase.Talking, CallPhase.Held, CallPhase.Dialling) is not var (agent, call))
            return;
        var isOwn = hangUp.By == agent.Id.Value;
        if (isOwn && call.Consult is { Side: not ConsultSide.Customer } consult)
        {
            LeaveConsult(turn, call, agent, consult);
            return;
        }

        if (call is { Phase: CallPhase.Dialling, Callback: not null })
        {
            Callbacks.NotReached(turn, call, TerminationReasons.NoAnswer);
            return;
        }

        Ending.End(turn, call, new Termination(
            call.Phase == CallPhase.Dialling ? TerminationClass.NotReached : TerminationClass.Completed,
            !isOwn ? TerminationReasons.ForcedRelease : call.Phase == CallPhase.Dialling ? TerminationReasons.NoAnswer : TerminationReasons.Hangup,
            isOwn ? EndedBy.Agent : EndedBy.System));
    }

    /// <summary>With the consulted party in his ear the agent hangs up on him; in a conference he leaves and the two others go on. The customer is never cut off by it.</summary>
    private static void LeaveConsult(Turn turn, Call call, AgentState agent, Consultation consult)
    {
        if (consult.Side == ConsultSide.Both)
            Completions.Complete(turn, call, agent);
        else
            Consults.GoBack(turn, call);
    }

    public static void Hold(Turn turn, Input.Hold hold)
    {
        if (turn.Own(hold.Agent, hold.Interaction, CallPhase.Talking) is not var (agent, call))
            return;
        if (call.Consult is not null)
        {
            turn.Refuse(Rules.ConsultIsRunning);
            return;
        }

        var held = call with { Phase = CallPhase.Held, PhaseSince = turn.Now };
        turn.Put(held);
        Hearing.Follow(turn, call, held);
        turn.Tell(new Fact.CallHeld(turn.Now, call.Id, agent.Id));
    }

    public static void Resume(Turn turn, Input.Resume resume)
    {
        if (turn.Own(resume.Agent, resume.Interaction, CallPhase.Held) is not var (agent, call))
            return;
        if (call.Consult is not null)
        {
            turn.Refuse(Rules.ConsultIsRunning);
            return;
        }

        var resumed = call with { Phase = CallPhase.Talking, PhaseSince = turn.Now };
        turn.Put(resumed);
        Hearing.Follow(turn, call, resumed);
        turn.Tell(new Fact.CallResumed(turn.Now, call.Id, agent.Id));
    }

    /// <summary>The agent's device is gone for good. A customer for whom somebody is consulted goes to that one. A customer who came by a queue is not cut off: he hears music and is the
    /// next one there, by his first time of queueing; the recorder goes on. Without a queue the call ends as failed.</summary>
    public static void LoseAgent(Turn turn, Call call, AgentState agent, LegId? gone = null)
    {
        if (call.Consult is not null)
        {
            Completions.Complete(turn, call, agent, gone, NotReadyReasons.DeviceLost);
            return;
        }

        if (call.Queue is not { } queue)
        {
            Ending.End(turn, call, new Termination(TerminationClass.Failed, TerminationReasons.AgentLost, EndedBy.System), gone);
            return;
        }

        Hearing.Rewire(turn, call, (call with { Phase = CallPhase.Waiting }).Without(call.AgentLeg!.Id));
        Waiting.Join(turn, Handover.Leave(turn, call, agent, gone, NotReadyReasons.DeviceLost), queue);
    }
}
