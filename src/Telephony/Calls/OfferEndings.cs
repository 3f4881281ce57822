using Telephony.Distribution;

namespace Telephony.Calls;

/// <summary>The fixed reason words of <c>Fact.OfferEnded</c>: the agent's faults (see <see cref="NotReadyReasons"/>) and those of others.</summary>
public static class OfferEndings
{
    /// <summary>The agent's device rang until the limit.</summary>
    public const string RingNoAnswer = NotReadyReasons.RingNoAnswer;

    /// <summary>The agent turned the call away.</summary>
    public const string Declined = NotReadyReasons.Declined;

    /// <summary>The agent's device vanished or could not be reached.</summary>
    public const string DeviceLost = NotReadyReasons.DeviceLost;

    /// <summary>The call rang at several, and another took it; nothing is held against the agent.</summary>
    public const string AnsweredElsewhere = "answered-elsewhere";

    /// <summary>The call ended while it was offered; nothing is held against the agent.</summary>
    public const string CallEnded = "call-ended";
}
