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
/// <param name="Mos">Estimated listening quality 1.0-4.5 by the E-model (ITU-T G.107) from loss and jitter.</param>
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
    double Mos);
