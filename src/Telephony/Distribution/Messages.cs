using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr;

namespace Telephony.Distribution;

/// <summary>A caller leaves a message instead of waiting. From the key on he has left the queue by rule; who hangs up before the tone left nothing.</summary>
internal static class Messages
{
    /// <summary>Asks for the message. The caller is in the queue, or was about to enter it.</summary>
    public static void Begin(Turn turn, Call call)
    {
        if (call.Phase == CallPhase.Waiting)
        {
            turn.Ask(new Effect.CancelTimer(Timers.WaitOf(call)));
            turn.Count(call.Queue, counters => counters with { TookMessage = counters.TookMessage + 1 });
        }

        var speaking = Monitors.SendAway(turn, call) with { Phase = CallPhase.Message, PhaseSince = turn.Now, Announcing = [], Attempt = call.Attempt + 1 };
        turn.Put(speaking);
        var plan = turn.State.Plan.QueueOrDefault(call.Queue).Message;
        turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, Prompts.In(call.Language, plan.Prompt), Loop: false));
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.MessageOver, speaking), turn.Now + Limits.MessagePrompt + plan.Longest));
    }

    /// <summary>He was asked: the recorder runs, from now on no longer than the limit. What he said in a talk before is a recording of its own: not everybody who may hear
    /// the message may hear that.</summary>
    public static void Record(Turn turn, Call call)
    {
        var recording = call with { Recording = true, IsMessage = true };
        turn.Put(recording);
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.MessageOver, call), turn.Now + turn.State.Plan.QueueOrDefault(call.Queue).Message.Longest));
        turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, Prompts.Silence, Loop: true));
        if (call.Recording)
            turn.Ask(new Effect.StopRecording(call.CustomerLeg));
        turn.Ask(new Effect.StartRecording(call.CustomerLeg));
        turn.Tell(new Fact.RecordingStarted(turn.Now, call.Id));
    }

    /// <summary>The caller hung up, or the network lost him: what he said is kept.</summary>
    public static void Left(Turn turn, Call call, LegEnding ending)
    {
        if (call.IsMessage)
            Finish(turn, call, EndedBy.Customer, call.CustomerLeg);
        else
            Ending.End(turn, call, Terminations.OfCustomer(call, ending, turn), call.CustomerLeg);
    }

    /// <summary>The longest message is over.</summary>
    public static void Over(Turn turn, Call call)
    {
        if (call.IsMessage)
            Finish(turn, call, EndedBy.System, gone: null);
        else
            Ending.End(turn, call, new Termination(TerminationClass.Failed, TerminationReasons.MediaLost, EndedBy.System));
    }

    private static void Finish(Turn turn, Call call, EndedBy by, LegId? gone)
    {
        turn.Tell(new Fact.MessageLeft(turn.Now, call.Id, call.Queue!.Value));
        Ending.End(turn, call, new Termination(TerminationClass.Completed, TerminationReasons.MessageLeft, by), gone);
    }
}
