using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Telephony.Media;
using Telephony.Media.Recording;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Waveforms, each computed once and kept beside its recording as <c>*.peaks</c>: the hundredth listener costs no more than a small file.</summary>
public sealed class WaveformFiles(RecordingKeys keys, ILogger<WaveformFiles> logger) : IDisposable
{
    /// <summary>One bucket at the kept resolution; fine enough to find the gaps between words.</summary>
    private const long BucketMs = 20;

    /// <summary>Most buckets kept (half an hour at 20 ms, coarser beyond): 800 kB.</summary>
    private const int MaxBuckets = 100_000;

    private const ulong Magic = 0x31_4B_41_45_50_53_41; // "ASPEAK1", little endian

    /// <summary>Ending of the file beside the recording's.</summary>
    public const string Extension = ".peaks";

    private const int MaxFileBytes = 64 + (MaxBuckets * 8);

    // Computing reads the whole file: two at once would only make both wait for the disk.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Times a waveform was computed since the start.</summary>
    public long Computed { get; private set; }

    /// <summary>The waveform of a file that is not written any more.</summary>
    /// <param name="recording">Whose file it is.</param>
    /// <param name="path">The file.</param>
    /// <param name="ct">Ends the waiting for others that are computed.</param>
    /// <exception cref="InvalidDataException">Not a WAV file that can be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="RecordingExchangedException">It is sealed, and was made for another recording.</exception>
    public async Task<Waveform> ReadAsync(RecordingId recording, string path, CancellationToken ct)
    {
        var bytes = new FileInfo(path).Length;
        if (Kept(recording, path, bytes) is { } kept)
            return kept;
        await _turn.WaitAsync(ct);
        try
        {
            if (Kept(recording, path, bytes) is { } meanwhile)
                return meanwhile;
            var waveform = Compute(recording, path);
            Keep(recording, path, bytes, waveform);
            return waveform;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private Waveform Compute(RecordingId recording, string path)
    {
        using var sound = RecordingContent.Open(recording, path, keys);
        var duration = (long)WavFile.Read(sound).Duration.TotalMilliseconds;
        var peaks = WaveformPeaks.Compute(sound, (int)Math.Clamp(duration / BucketMs, 1, MaxBuckets));
        Computed++;
        return new Waveform((long)peaks.Duration.TotalMilliseconds, Pairs(peaks.Channels[0]), Pairs(peaks.Channels[^1]));
    }

    private static ImmutableArray<short> Pairs(ChannelPeaks channel)
    {
        var pairs = new short[channel.Minimum.Length * 2];
        for (var i = 0; i < channel.Minimum.Length; i++)
            (pairs[2 * i], pairs[(2 * i) + 1]) = (channel.Minimum[i], channel.Maximum[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(pairs);
    }

    private Waveform? Kept(RecordingId recording, string path, long audioBytes)
    {
        if (!File.Exists(path + Extension))
            return null;
        try
        {
            using var file = RecordingContent.Open(recording, path + Extension, keys);
            return Read(file, audioBytes);
        }
        catch (Exception e) when (e is InvalidDataException or RecordingExchangedException)
        {
            return null; // Sealed and damaged, or another recording's: computed anew, as an open one would be.
        }
    }

    private static Waveform? Read(Stream file, long audioBytes)
    {
        using var reader = new BinaryReader(file);
        if (file.Length is < 28 or > MaxFileBytes || reader.ReadUInt64() != Magic || reader.ReadInt64() != audioBytes)
            return null;
        var duration = reader.ReadInt64();
        var buckets = reader.ReadInt32();
        return buckets is > 0 and <= MaxBuckets && file.Length == 28 + (buckets * 8L)
            ? new Waveform(duration, Side(reader, buckets), Side(reader, buckets))
            : null;
    }

    private static ImmutableArray<short> Side(BinaryReader reader, int buckets)
    {
        var pairs = new short[buckets * 2];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(pairs.AsSpan()));
        return ImmutableCollectionsMarshal.AsImmutableArray(pairs);
    }

    private void Keep(RecordingId recording, string path, long audioBytes, Waveform waveform)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(audioBytes);
            writer.Write(waveform.DurationMs);
            writer.Write(waveform.Buckets);
            writer.Write(MemoryMarshal.AsBytes(waveform.Left.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(waveform.Right.AsSpan()));
        }

        try
        {
            RecordingContent.Keep(recording, path + Extension, bytes.GetBuffer().AsSpan(0, (int)bytes.Length), RecordingContent.IsSealed(path), keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk takes the comfort, not the listening.
            Log.WaveformNotKept(logger, e, Path.GetFileName(path));
        }
    }
}
