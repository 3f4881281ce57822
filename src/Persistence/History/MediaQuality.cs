namespace Persistence.History;

/// <summary>What came in of one leg's audio, over its whole time in the call.</summary>
/// <param name="Mos">Estimated listening quality 1.0-4.5 (E-model, ITU-T G.107); null when nothing came.</param>
/// <param name="JitterMs">Interarrival jitter at the end (RFC 3550 A.8), milliseconds.</param>
/// <param name="RoundTripMs">By the far end's RTCP, milliseconds; null when it does not report.</param>
/// <param name="Received">Packets, duplicates not counted.</param>
/// <param name="Lost">Expected by sequence number and never seen.</param>
/// <param name="Late">Came too late to be of use.</param>
/// <param name="Duplicated">Came twice.</param>
public sealed record MediaQuality(double? Mos, double JitterMs, double? RoundTripMs, long Received, long Lost, long Late, long Duplicated)
{
    /// <summary>Lost packets of those expected, 0-100.</summary>
    public double LossPercent => Received + Lost == 0 ? 0 : Math.Round(100.0 * Lost / (Received + Lost), 2);
}
