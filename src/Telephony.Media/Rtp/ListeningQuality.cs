namespace Telephony.Media.Rtp;

/// <summary>The E-model (ITU-T G.107) reduced to what a G.711 relay can see: loss, and the delay that jitter forces on a receiver.</summary>
internal static class ListeningQuality
{
    private const double BestRating = 93.2;

    /// <summary>G.711 with packet loss concealment (ITU-T G.113 appendix I).</summary>
    private const double LossRobustness = 25.1;

    /// <summary>Network, packet and play-out of an ordinary path, before jitter is added.</summary>
    private const double AssumedDelayMs = 50;

    public static double Mos(long expected, long lost, double jitterMs)
    {
        var lossPercent = expected > 0 ? 100.0 * lost / expected : 0;
        var delay = AssumedDelayMs + (2 * jitterMs);
        var delayImpairment = (0.024 * delay) + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
        var lossImpairment = 95 * lossPercent / (lossPercent + LossRobustness);
        var rating = Math.Clamp(BestRating - delayImpairment - lossImpairment, 0, 100);
        var mos = 1 + (0.035 * rating) + (rating * (rating - 60) * (100 - rating) * 7e-6);
        return Math.Round(Math.Clamp(mos, 1, 4.5), 2);
    }
}
