namespace Telephony.Media.Rtp;

internal enum SourceVerdict
{
    /// <summary>Not from the peer, as far as is known: count it and do nothing else.</summary>
    Rejected,

    /// <summary>From the source the leg is locked to.</summary>
    Accepted,

    /// <summary>Accepted, and the leg has just locked to this source: packets go there from now on.</summary>
    Locked,
}
