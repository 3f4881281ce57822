namespace Telephony.Media.Rtp;

/// <summary>What a receiver report says of one stream (RFC 3550 §6.4.1, A.3, A.8).</summary>
internal interface IReception
{
    /// <summary>Whether anything came at all.</summary>
    bool Any { get; }

    uint Ssrc { get; }

    /// <summary>Highest sequence number, extended by the count of its cycles.</summary>
    uint Highest { get; }

    uint JitterSamples { get; }

    /// <summary>Lost packets as a report carries them: 24 bits.</summary>
    uint CumulativeLost { get; }

    /// <summary>Loss since the previous call, in 256ths.</summary>
    byte TakeFractionLost();
}
