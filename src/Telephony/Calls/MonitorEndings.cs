using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>The fixed reason words of <c>Fact.MonitorEnded</c>.</summary>
public static class MonitorEndings
{
    /// <summary>The supervisor stopped, went on to another call, or left the floor plan.</summary>
    public const string Stopped = "stopped";

    /// <summary>The supervisor's phone hung up.</summary>
    public const string Hangup = TerminationReasons.Hangup;

    /// <summary>The supervisor's phone did not answer, or he turned it away.</summary>
    public const string NoAnswer = TerminationReasons.NoAnswer;

    /// <summary>The supervisor's device vanished.</summary>
    public const string DeviceLost = NotReadyReasons.DeviceLost;

    /// <summary>The call ended, or nobody talks any more whom he could take over.</summary>
    public const string CallEnded = OfferEndings.CallEnded;

    /// <summary>The supervisor is the agent now.</summary>
    public const string TookOver = "took-over";
}
