using System.Buffers.Binary;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>The facts in a WAV file's head. A data size that is unknown or larger than the file (a recording cut by a crash) is taken from the file's length.</summary>
/// <param name="FormatTag">1 PCM, 6 A-law, 7 µ-law.</param>
/// <param name="Channels">Channels, interleaved.</param>
/// <param name="SampleRate">Samples a second in each channel.</param>
/// <param name="BitsPerSample">Bits of one sample of one channel.</param>
/// <param name="DataOffset">Where the audio starts in the file, bytes.</param>
/// <param name="DataBytes">How much audio there is, whole samples only.</param>
public sealed record WavFile(int FormatTag, int Channels, int SampleRate, int BitsPerSample, long DataOffset, long DataBytes)
{
    /// <summary>Linear PCM.</summary>
    public const ushort PcmTag = 1;

    /// <summary>G.711 A-law.</summary>
    public const ushort ALawTag = 6;

    /// <summary>G.711 µ-law.</summary>
    public const ushort MuLawTag = 7;

    private const int MaximumChunks = 64;

    /// <summary>Bytes of one sample of all channels.</summary>
    public int BlockBytes => Channels * BitsPerSample / 8;

    /// <summary>Samples in each channel.</summary>
    public long Samples => DataBytes / BlockBytes;

    /// <summary>Length of the audio.</summary>
    public TimeSpan Duration => TimeSpan.FromTicks(Samples * TimeSpan.TicksPerSecond / SampleRate);

    /// <summary>The law of a G.711 file, else null.</summary>
    public G711Codec? Codec => FormatTag switch
    {
        MuLawTag when BitsPerSample == 8 => G711Codec.Pcmu,
        ALawTag when BitsPerSample == 8 => G711Codec.Pcma,
        _ => null,
    };

    /// <summary>Reads the head of a file.</summary>
    /// <exception cref="InvalidDataException">Not a WAV file, or one without format or audio chunk.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WavFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <summary>Reads the head of a seekable stream from its start.</summary>
    /// <exception cref="InvalidDataException">Not a WAV file, or one without format or audio chunk.</exception>
    public static WavFile Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[16];
        stream.Position = 0;
        if (stream.ReadAtLeast(head[..12], 12, throwOnEndOfStream: false) < 12 || !head[..4].SequenceEqual("RIFF"u8) || !head[8..12].SequenceEqual("WAVE"u8))
            throw new InvalidDataException("Not a WAV file: it does not start with RIFF and WAVE.");

        WavFile? format = null;
        for (var chunk = 0; chunk < MaximumChunks; chunk++)
        {
            if (stream.ReadAtLeast(head[..8], 8, throwOnEndOfStream: false) < 8)
                break;
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var body = stream.Position;
            if (head[..4].SequenceEqual("data"u8))
                return WithData(format, body, size, stream.Length);
            if (head[..4].SequenceEqual("fmt "u8) && size >= 16 && stream.ReadAtLeast(head, 16, throwOnEndOfStream: false) == 16)
                format = ParseFormat(head);
            stream.Position = Math.Min(stream.Length, body + size + (size & 1));
        }

        throw new InvalidDataException("Not a usable WAV file: there is no audio chunk.");
    }

    private static WavFile ParseFormat(ReadOnlySpan<byte> body)
    {
        var format = new WavFile(
            BinaryPrimitives.ReadUInt16LittleEndian(body),
            BinaryPrimitives.ReadUInt16LittleEndian(body[2..]),
            (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(body[4..])),
            BinaryPrimitives.ReadUInt16LittleEndian(body[14..]),
            0,
            0);
        if (format.Channels is < 1 or > 8 || format.SampleRate is < 1000 or > 192_000 || format.BitsPerSample is not (8 or 16 or 24 or 32))
            throw new InvalidDataException($"Not a usable WAV file: {format.Channels} channels of {format.BitsPerSample} bits at {format.SampleRate} Hz.");
        return format;
    }

    private static WavFile WithData(WavFile? format, long offset, uint size, long fileLength)
    {
        if (format is null)
            throw new InvalidDataException("Not a usable WAV file: the audio chunk comes before its format.");
        var available = Math.Max(0, fileLength - offset);
        var bytes = size == StereoWavHeader.Unknown ? available : Math.Min(size, available);
        return format with { DataOffset = offset, DataBytes = bytes - (bytes % format.BlockBytes) };
    }
}
