namespace Telephony.Calls;

/// <summary>What a supervisor does on another's call. He always hears what the agent hears and says; the mode decides who hears him.</summary>
public enum MonitorMode
{
    /// <summary>Nobody hears him: no effect ever names his leg as a speaker.</summary>
    Listen,

    /// <summary>Only the agent (and other monitors) hear him.</summary>
    Whisper,

    /// <summary>Everybody in the talk hears him.</summary>
    Barge,

    /// <summary>The call becomes his and the agent wraps up. A command only: whoever has taken over is the agent and no monitor any more;
    /// in <see cref="CallMonitor.Mode"/> it stands for a supervisor whose SIP phone still rings for it.</summary>
    TakeOver,
}
