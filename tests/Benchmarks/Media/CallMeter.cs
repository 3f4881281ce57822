namespace Benchmarks.Media;

/// <summary>What came back of what was sent: loss, time through the server, gaps, cross-talk. Written by the generator's thread only.</summary>
internal sealed class CallMeter
{
    private const int BucketMicroseconds = 10;
    private readonly int[] _buckets = new int[300_000];
    private long[] _lastArrival = [];
    private uint[] _ssrc = [];

    public long Sent { get; set; }

    public long Received { get; private set; }

    /// <summary>Packets of one call heard in another one.</summary>
    public long CrossTalk { get; private set; }

    /// <summary>Turns of the generator that came more than 5 ms late: then the step says more about the machine than about the server.</summary>
    public int LateTurns { get; set; }

    public double MaximumGapMs { get; private set; }

    public double LossPercent => Sent == 0 ? 100 : 100.0 * (Sent - Received) / Sent;

    /// <summary>Forgets what was measured; streams go on.</summary>
    public void Reset(int legs)
    {
        Array.Clear(_buckets);
        Array.Resize(ref _lastArrival, legs);
        Array.Resize(ref _ssrc, legs);
        Array.Clear(_lastArrival);
        (Sent, Received, CrossTalk, LateTurns, MaximumGapMs) = (0, 0, 0, 0, 0);
    }

    /// <summary>A packet of the window came back.</summary>
    public void Count(int leg, uint ssrc, long sentAt, long now, long frequency)
    {
        Received++;
        var microseconds = (now - sentAt) * 1_000_000 / frequency;
        _buckets[Math.Clamp(microseconds / BucketMicroseconds, 0, _buckets.Length - 1)]++;
        if (_lastArrival[leg] != 0)
            MaximumGapMs = Math.Max(MaximumGapMs, (now - _lastArrival[leg]) * 1000.0 / frequency);
        _lastArrival[leg] = now;

        // The server gives each leg one SSRC for good, so another one says that the words went to another leg.
        if (_ssrc[leg] == 0)
            _ssrc[leg] = ssrc;
        else if (_ssrc[leg] != ssrc)
            CrossTalk++;
    }

    public double QuantileMs(double quantile)
    {
        var rank = (long)(quantile * Math.Max(0, Received - 1));
        for (var bucket = 0; bucket < _buckets.Length; bucket++)
        {
            rank -= _buckets[bucket];
            if (rank < 0)
                return (bucket + 1) * BucketMicroseconds / 1000.0;
        }

        return double.NaN;
    }
}
