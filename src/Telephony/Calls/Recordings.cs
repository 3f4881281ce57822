using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Pause and resume of the running recorder, and what becomes of it.</summary>
internal static class Recordings
{
    public static void Pause(Turn turn, Input.PauseRecording pause)
    {
        if (turn.Own(pause.Agent, pause.Interaction, CallPhase.Talking, CallPhase.Held) is not var (agent, call))
            return;
        if (call.RecordingPaused)
        {
            turn.Refuse(Rules.RecordingIsPaused);
            return;
        }

        turn.Put(call with { RecordingPaused = true });
        turn.Ask(new Effect.PauseRecording(call.CustomerLeg));
        turn.Tell(new Fact.RecordingPaused(turn.Now, call.Id, agent.Id));
    }

    public static void Resume(Turn turn, Input.ResumeRecording resume)
    {
        if (turn.Own(resume.Agent, resume.Interaction, CallPhase.Talking, CallPhase.Held) is not var (agent, call))
            return;
        if (call.RecordingPaused)
            turn.Put(GoOn(turn, call, agent.Id));
        else
            turn.Refuse(Rules.RecordingIsNotPaused);
    }

    /// <summary>The recorder cannot keep what is said. Told once; the talk is not touched.</summary>
    public static void Lost(Turn turn, Input.RecordingLost lost)
    {
        if (turn.Call(lost.Interaction) is not { Recording: true } call || call.RecordingLoss is not null)
        {
            turn.Ignore("no recording to lose");
            return;
        }

        turn.Put(call with { RecordingLoss = lost.Reason });
        turn.Tell(new Fact.RecordingLost(turn.Now, call.Id, lost.Reason));
    }

    /// <summary>The recorder keeps what is said again.</summary>
    public static void Regained(Turn turn, Input.RecordingRegained regained)
    {
        if (turn.Call(regained.Interaction) is not { RecordingLoss: not null } call)
        {
            turn.Ignore("no recording was lost");
            return;
        }

        turn.Put(call with { RecordingLoss = null });
        turn.Tell(new Fact.RecordingRegained(turn.Now, call.Id));
    }

    /// <summary>Ends a pause, if there is one.</summary>
    public static Call GoOn(Turn turn, Call call, AgentId agent)
    {
        if (!call.RecordingPaused)
            return call;
        turn.Ask(new Effect.ResumeRecording(call.CustomerLeg));
        turn.Tell(new Fact.RecordingResumed(turn.Now, call.Id, agent));
        return call with { RecordingPaused = false };
    }
}
