using System.Collections.Immutable;

namespace CallCenter.Web.Features.Recordings;

/// <summary>A recording's waveform at its finest kept resolution; every coarser one is made from it.</summary>
/// <param name="DurationMs">Length of the audio.</param>
/// <param name="Left">Lowest and highest sample of each bucket, in pairs; the customer.</param>
/// <param name="Right">The same for our side.</param>
public sealed record Waveform(long DurationMs, ImmutableArray<short> Left, ImmutableArray<short> Right)
{
    /// <summary>Below this a side is silent: 36 dB under full scale, above the noise of a quiet line.</summary>
    private const int Quiet = 520;

    /// <summary>Shorter pauses belong to speech.</summary>
    private const long ShortestSilenceMs = 1_500;

    /// <summary>Spans told at most: a page skips no more.</summary>
    private const int MaxSilences = 2_000;

    /// <summary>Buckets at the kept resolution.</summary>
    public int Buckets => Left.Length / 2;

    /// <summary>As a player of this width wants it.</summary>
    public PeaksWire At(int buckets) => new(buckets, Merge(Left, buckets), Merge(Right, buckets), DurationMs, Silences());

    private static double[] Merge(ImmutableArray<short> fine, int buckets)
    {
        var values = new double[buckets * 2];
        var from = fine.Length / 2;
        for (var i = 0; i < buckets && from > 0; i++)
        {
            var first = (int)((long)i * from / buckets);
            var last = Math.Max(first, (int)((long)(i + 1) * from / buckets) - 1);
            short low = short.MaxValue, high = short.MinValue;
            for (var b = first; b <= last; b++)
                (low, high) = (Math.Min(low, fine[2 * b]), Math.Max(high, fine[(2 * b) + 1]));
            values[2 * i] = Math.Round(low / 32768.0, 3);
            values[(2 * i) + 1] = Math.Round(high / 32768.0, 3);
        }

        return values;
    }

    private List<long[]> Silences()
    {
        List<long[]> spans = [];
        var start = -1;
        for (var b = 0; b <= Buckets && spans.Count < MaxSilences; b++)
        {
            var silent = b < Buckets && IsQuiet(Left, b) && IsQuiet(Right, b);
            if (silent && start < 0)
                start = b;
            if (silent || start < 0)
                continue;
            var (from, to) = (MsAt(start), MsAt(b));
            if (to - from >= ShortestSilenceMs)
                spans.Add([from, to]);
            start = -1;
        }

        return spans;
    }

    private long MsAt(int bucket) => DurationMs * bucket / Math.Max(1, Buckets);

    private static bool IsQuiet(ImmutableArray<short> side, int bucket) => side[2 * bucket] > -Quiet && side[(2 * bucket) + 1] < Quiet;
}
