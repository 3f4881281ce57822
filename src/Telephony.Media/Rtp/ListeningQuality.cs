namespace Telephony.Media.Rtp;

/// <summary>
/// The E-model (ITU-T G.107) reduced to what a G.711 relay can see: loss (late packets are lost to a receiver), and delay: half the round trip where
/// the peer reports it, else an ordinary path's, and what jitter forces a receiver to wait. R = 93.2 − Id − Ie-eff; the mapping to MOS is that of
/// G.107 annex B, the delay term the piecewise simplification of Cole and Rosenbluth. An estimate for comparing calls, not a measurement of them.
/// </summary>
internal static class ListeningQuality
{
    private const double BestRating = 93.2;

    /// <summary>G.711 with packet loss concealment (ITU-T G.113 appendix I).</summary>
    private const double LossRobustness = 25.1;

    /// <summary>Network, packet and play-out of an ordinary path, before jitter is added.</summary>
    private const double AssumedDelayMs = 50;

    /// <summary>Packet and play-out at both ends beside a measured network path.</summary>
    private const double TerminalDelayMs = 40;

    /// <param name="expected">Packets by sequence number.</param>
    /// <param name="lost">Of those, never seen or of no use any more.</param>
    /// <param name="jitterMs">Interarrival jitter.</param>
    /// <param name="roundTripMs">From the peer's reports, or null.</param>
    public static double Mos(long expected, long lost, double jitterMs, double? roundTripMs = null)
    {
        var lossPercent = expected > 0 ? 100.0 * lost / expected : 0;
        var delay = (roundTripMs is { } measured ? TerminalDelayMs + (measured / 2) : AssumedDelayMs) + (2 * jitterMs);
        var delayImpairment = (0.024 * delay) + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
        var lossImpairment = 95 * lossPercent / (lossPercent + LossRobustness);
        var rating = Math.Clamp(BestRating - delayImpairment - lossImpairment, 0, 100);
        var mos = 1 + (0.035 * rating) + (rating * (rating - 60) * (100 - rating) * 7e-6);
        return Math.Round(Math.Clamp(mos, 1, 4.5), 2);
    }
}
