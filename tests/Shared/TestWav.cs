using System.Buffers.Binary;

namespace AfterSales.Tests.Shared;

/// <summary>Reads and writes WAV files for tests, on its own: PCM 16 bit, A-law, µ-law; an unknown data size runs to the end of the file.</summary>
public sealed record TestWav(int SampleRate, short[][] Channels)
{
    public static TestWav Read(string path) => Parse(File.ReadAllBytes(path), path);

    public static TestWav Parse(ReadOnlySpan<byte> file, string path)
    {
        var (tag, channels, rate) = (0, 0, 0);
        for (var at = 12; at + 8 <= file.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var body = file[(at + 8)..];
            if (file.Slice(at, 4).SequenceEqual("data"u8))
                return new TestWav(rate, Split(Decode(tag, body[..(int)Math.Min(size, (uint)body.Length)]), channels));
            if (file.Slice(at, 4).SequenceEqual("fmt "u8))
                (tag, channels, rate) = (body[0], body[2], BinaryPrimitives.ReadInt32LittleEndian(body[4..]));
            at += 8 + (int)size + (int)(size & 1);
        }

        throw new InvalidDataException($"{path} has no audio chunk.");
    }

    /// <summary>Writes PCM 16 bit.</summary>
    public void Write(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        var (channels, length) = (Channels.Length, Channels[0].Length);
        writer.Write("RIFF"u8);
        writer.Write(36 + (length * channels * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)channels);
        writer.Write(SampleRate);
        writer.Write(SampleRate * channels * 2);
        writer.Write((short)(channels * 2));
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(length * channels * 2);
        for (var i = 0; i < length; i++)
        {
            foreach (var channel in Channels)
                writer.Write(channel[i]);
        }
    }

    private static short[] Decode(int tag, ReadOnlySpan<byte> bytes)
    {
        if (tag != 1)
            return (tag == 6 ? CompandingLaw.A : CompandingLaw.Mu).Decode(bytes);
        var samples = new short[bytes.Length / 2];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]);
        return samples;
    }

    private static short[][] Split(short[] samples, int channels) =>
        [.. Enumerable.Range(0, channels).Select(c => samples.Where((_, i) => i % channels == c).ToArray())];
}
