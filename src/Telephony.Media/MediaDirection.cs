namespace Telephony.Media;

/// <summary>Which way audio flows on a leg, seen from this engine (the mirror image of what the peer's SDP says; RFC 3264 §5.1).</summary>
public enum MediaDirection
{
    /// <summary>Both ways.</summary>
    SendReceive,

    /// <summary>The peer only listens: nothing is expected from it and no time-out runs.</summary>
    SendOnly,

    /// <summary>The peer does not want packets: none are sent.</summary>
    ReceiveOnly,

    /// <summary>Held both ways.</summary>
    Inactive,
}
