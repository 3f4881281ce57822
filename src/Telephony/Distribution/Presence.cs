namespace Telephony.Distribution;

/// <summary>An agent's state as everybody sees it. One state, one shape, one word (design notes).</summary>
public enum Presence
{
    /// <summary>Not signed in to the floor.</summary>
    SignedOut,

    /// <summary>Free: may be offered the next call.</summary>
    Ready,

    /// <summary>Not ready, with a reason (小休, training, a missed call).</summary>
    NotReady,

    /// <summary>A call is being offered, or an outbound call is being dialled.</summary>
    Ringing,

    /// <summary>On a call, the customer on hold included.</summary>
    Busy,

    /// <summary>After-call work.</summary>
    WrapUp,
}
