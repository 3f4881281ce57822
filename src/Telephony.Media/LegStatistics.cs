using Telephony.Media.Rtp;

namespace Telephony.Media;

/// <summary>What a leg's packets were like since it was opened (RFC 3550 §6.4.1 and appendix A).</summary>
/// <param name="PacketsReceived">Good packets, duplicates not counted.</param>
/// <param name="PacketsSent">Packets handed to the transport.</param>
/// <param name="Lost">Expected by sequence number and never seen.</param>
/// <param name="OutOfOrder">Came after a younger one.</param>
/// <param name="Duplicates">Came twice and were dropped.</param>
/// <param name="JitterMs">Interarrival jitter, milliseconds.</param>
/// <param name="SourceRejected">Datagrams from an address the leg is not locked to.</param>
/// <param name="StreamRejected">Packets of another SSRC or an implausible sequence number.</param>
/// <param name="LastPacketAge">Since the last good packet; null before the first.</param>
/// <param name="Mos">Estimated listening quality 1.0-4.5 by the E-model (ITU-T G.107) from loss, lateness, jitter and delay.</param>
/// <param name="Late">Came more than 60 ms later than the fastest: of no use to an ordinary receiver.</param>
/// <param name="RoundTripMs">To the peer and back by RTCP (RFC 3550 §6.4.1); null when the peer does not report.</param>
/// <param name="RemoteLossPercent">What the peer lost of our packets in its last report, 0-100; null when it does not report.</param>
public sealed record LegStatistics(
    long PacketsReceived,
    long PacketsSent,
    long Lost,
    long OutOfOrder,
    long Duplicates,
    double JitterMs,
    long SourceRejected,
    long StreamRejected,
    TimeSpan? LastPacketAge,
    double Mos,
    long Late,
    double? RoundTripMs,
    double? RemoteLossPercent)
{
    /// <summary>Lost packets of those expected, 0-100.</summary>
    public double LossPercent => PacketsReceived + Lost == 0 ? 0 : 100.0 * Lost / (PacketsReceived + Lost);

    /// <summary>
    /// What came after an earlier look at the same leg: a browser phone's leg carries one call after the other. Jitter and reports are the latest; the
    /// quality is estimated anew for this part.
    /// </summary>
    public LegStatistics Since(LegStatistics earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var (received, lost, late) = (PacketsReceived - earlier.PacketsReceived, Math.Max(0, Lost - earlier.Lost), Late - earlier.Late);
        return this with
        {
            PacketsReceived = received,
            PacketsSent = PacketsSent - earlier.PacketsSent,
            Lost = lost,
            OutOfOrder = OutOfOrder - earlier.OutOfOrder,
            Duplicates = Duplicates - earlier.Duplicates,
            SourceRejected = SourceRejected - earlier.SourceRejected,
            StreamRejected = StreamRejected - earlier.StreamRejected,
            Late = late,
            Mos = ListeningQuality.Mos(received + lost, lost + late, JitterMs, RoundTripMs),
        };
    }
}
