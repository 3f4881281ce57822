namespace Telephony.Media.Rtp;

/// <summary>A transport whose peer tells by RTCP how it hears us. Read at any time from any thread.</summary>
internal interface IPeerReports
{
    /// <summary>Round trip from the peer's last report (RFC 3550 §6.4.1), milliseconds; null before the first.</summary>
    double? RoundTripMs { get; }

    /// <summary>Fraction of our packets that the peer lost in its last reporting interval, 0-1; null before the first.</summary>
    double? RemoteFractionLost { get; }

    /// <summary>When the last report came, timestamp of the engine's clock; 0 before the first. A silent peer that reports is alive.</summary>
    long LastReport { get; }
}
