using System.Buffers.Binary;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>Turns the bytes of a WAV file into 16-bit linear samples.</summary>
internal static class WavSamples
{
    /// <summary>How many bytes one sample of one channel takes, or an error that names what can be read.</summary>
    public static int Width(WavFile file) => file switch
    {
        { Codec: not null } => 1,
        { FormatTag: WavFile.PcmTag, BitsPerSample: 16 } => 2,
        _ => throw new InvalidDataException($"WAV format {file.FormatTag} with {file.BitsPerSample} bits is not read; PCM with 16 bits, A-law and µ-law are."),
    };

    public static void Decode(WavFile file, ReadOnlySpan<byte> bytes, Span<short> samples)
    {
        if (file.Codec is { } codec)
        {
            G711.Decode(codec, bytes, samples);
            return;
        }

        for (var i = 0; i < bytes.Length / 2; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]);
    }

    /// <summary>All samples of a file, channels interleaved.</summary>
    /// <exception cref="InvalidDataException">Not readable, or more audio than <paramref name="maximumBytes"/>.</exception>
    public static (WavFile File, short[] Samples) ReadAll(string path, long maximumBytes)
    {
        using var stream = File.OpenRead(path);
        var file = WavFile.Read(stream);
        var width = Width(file);
        if (file.DataBytes > maximumBytes)
            throw new InvalidDataException($"{file.DataBytes} bytes of audio; at most {maximumBytes} are read.");
        var bytes = new byte[file.DataBytes];
        stream.Position = file.DataOffset;
        stream.ReadExactly(bytes);
        var samples = new short[bytes.Length / width];
        Decode(file, bytes, samples);
        return (file, samples);
    }
}
