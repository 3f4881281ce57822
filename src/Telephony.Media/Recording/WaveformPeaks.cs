using System.Collections.Immutable;

namespace Telephony.Media.Recording;

/// <summary>What a player draws: for each channel the lowest and highest sample of each bucket (16 bit). Made once from the file.</summary>
/// <param name="Duration">Length of the audio.</param>
/// <param name="Channels">One entry a channel; in our recordings 0 is the customer, 1 what the customer heard.</param>
public sealed record WaveformPeaks(TimeSpan Duration, ImmutableArray<ChannelPeaks> Channels)
{
    /// <summary>Reads a PCM16 or G.711 WAV file once, in pieces.</summary>
    /// <param name="path">The file.</param>
    /// <param name="buckets">How many columns, 1-100,000; more than there are samples leaves the last ones at zero.</param>
    /// <exception cref="InvalidDataException">Not a WAV file that can be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WaveformPeaks Compute(string path, int buckets)
    {
        using var stream = File.OpenRead(path);
        return Compute(stream, buckets);
    }

    /// <summary>The same from a seekable stream.</summary>
    /// <param name="stream">Of a PCM16 or G.711 WAV file.</param>
    /// <param name="buckets">How many columns, 1-100,000.</param>
    /// <exception cref="InvalidDataException">Not a WAV file that can be read.</exception>
    public static WaveformPeaks Compute(Stream stream, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(buckets, 100_000);
        var file = WavFile.Read(stream);
        var width = WavSamples.Width(file);
        var lows = new short[file.Channels][];
        var highs = new short[file.Channels][];
        for (var c = 0; c < file.Channels; c++)
            (lows[c], highs[c]) = (new short[buckets], new short[buckets]);

        stream.Position = file.DataOffset;
        var bytes = new byte[file.BlockBytes * 16_384];
        var samples = new short[bytes.Length / width];
        var lastBucket = -1L;
        for (long block = 0; block < file.Samples;)
        {
            var wanted = (int)Math.Min(bytes.Length, (file.Samples - block) * file.BlockBytes);
            stream.ReadExactly(bytes.AsSpan(0, wanted));
            WavSamples.Decode(file, bytes.AsSpan(0, wanted), samples);
            for (var i = 0; i < wanted / file.BlockBytes; i++, block++)
            {
                var bucket = block * buckets / Math.Max(file.Samples, buckets);
                var first = bucket != lastBucket;
                lastBucket = bucket;
                for (var c = 0; c < file.Channels; c++)
                    Widen(ref lows[c][bucket], ref highs[c][bucket], samples[(i * file.Channels) + c], first);
            }
        }

        return new WaveformPeaks(file.Duration, [.. lows.Zip(highs, (low, high) => new ChannelPeaks([.. low], [.. high]))]);
    }

    private static void Widen(ref short low, ref short high, short sample, bool first)
    {
        if (first || sample < low)
            low = sample;
        if (first || sample > high)
            high = sample;
    }
}
