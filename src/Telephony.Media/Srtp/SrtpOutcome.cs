namespace Telephony.Media.Srtp;

/// <summary>What became of a packet on its way through SRTP.</summary>
internal enum SrtpOutcome
{
    Passed,

    /// <summary>Not an RTP or RTCP packet that could carry a tag, or not encrypted.</summary>
    Malformed,

    /// <summary>The index was seen before, or lies behind the replay window.</summary>
    Replayed,

    /// <summary>The tag is not the sender's.</summary>
    Forged,

    /// <summary>More synchronisation sources than one phone can have.</summary>
    TooManySources,
}
