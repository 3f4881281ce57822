using System.Collections.Immutable;

namespace Telephony.Media.Codecs;

/// <summary>
/// G.711 by tables made once from the law's segments (ITU-T G.711 tables 1a and 2a): decoding, encoding and PCMU↔PCMA.
/// Linear samples are 16 bit; the law's 14 (µ) or 13 (A) bits sit at the top.
/// </summary>
public static class G711
{
    private const int MuBias = 0x84;
    private const int MuClip = 32635;
    private static readonly short[] s_muToLinear = BuildTable(DecodeMu);
    private static readonly short[] s_aToLinear = BuildTable(DecodeA);
    private static readonly byte[] s_muToA = BuildTranscoding(s_muToLinear, EncodeA);
    private static readonly byte[] s_aToMu = BuildTranscoding(s_aToLinear, EncodeMu);

    /// <summary>Samples a second of both laws.</summary>
    public const int SampleRate = 8000;

    /// <summary>The byte that decodes to the smallest level: 0xFF in µ-law, 0xD5 in A-law.</summary>
    public static byte Silence(G711Codec codec) => codec == G711Codec.Pcmu ? (byte)0xFF : (byte)0xD5;

    /// <summary>One byte to one linear sample.</summary>
    public static short Decode(G711Codec codec, byte value) => Table(codec)[value];

    /// <summary>Decodes as many bytes as <paramref name="source"/> holds; <paramref name="target"/> must have room for them.</summary>
    public static void Decode(G711Codec codec, ReadOnlySpan<byte> source, Span<short> target)
    {
        var table = Table(codec);
        for (var i = 0; i < source.Length; i++)
            target[i] = table[source[i]];
    }

    /// <summary>One linear sample to the byte in whose decision interval it lies.</summary>
    public static byte Encode(G711Codec codec, short sample) => codec == G711Codec.Pcmu ? EncodeMu(sample) : EncodeA(sample);

    /// <summary>Encodes as many samples as <paramref name="source"/> holds; <paramref name="target"/> must have room for them.</summary>
    public static void Encode(G711Codec codec, ReadOnlySpan<short> source, Span<byte> target)
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = Encode(codec, source[i]);
    }

    /// <summary>Copies a payload from one law to another: a plain copy when they agree, one table look-up a byte otherwise.</summary>
    public static void Transcode(G711Codec from, G711Codec to, ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (from == to)
        {
            source.CopyTo(target);
            return;
        }

        var table = from == G711Codec.Pcmu ? s_muToA : s_aToMu;
        for (var i = 0; i < source.Length; i++)
            target[i] = table[source[i]];
    }

    /// <summary>All 256 levels of a law, for tests and for drawing.</summary>
    public static ImmutableArray<short> Levels(G711Codec codec) => [.. Table(codec)];

    private static short[] Table(G711Codec codec) => codec == G711Codec.Pcmu ? s_muToLinear : s_aToLinear;

    private static short[] BuildTable(Func<byte, short> decode)
    {
        var table = new short[256];
        for (var i = 0; i < table.Length; i++)
            table[i] = decode((byte)i);
        return table;
    }

    private static byte[] BuildTranscoding(short[] levels, Func<short, byte> encode)
    {
        var table = new byte[256];
        for (var i = 0; i < table.Length; i++)
            table[i] = encode(levels[i]);
        return table;
    }

    private static short DecodeMu(byte value)
    {
        var bits = ~value;
        var magnitude = ((((bits & 0x0F) << 3) + MuBias) << ((bits >> 4) & 7)) - MuBias;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short DecodeA(byte value)
    {
        var bits = value ^ 0x55;
        var segment = (bits >> 4) & 7;
        var magnitude = ((bits & 0x0F) << 4) + 8;
        if (segment > 0)
            magnitude = (magnitude + 0x100) << (segment - 1);
        return (short)((bits & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static byte EncodeMu(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), MuClip) + MuBias;
        var segment = int.Log2(magnitude) - 7;
        return (byte)~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }

    private static byte EncodeA(short sample)
    {
        // A negative sample mirrors the step below it: -1 belongs to the first negative step, not to the second.
        var sign = sample < 0 ? 0 : 0x80;
        var magnitude = sample < 0 ? ~sample : sample;
        var segment = magnitude < 0x100 ? 0 : int.Log2(magnitude) - 7;
        var step = segment < 2 ? magnitude >> 4 : magnitude >> (segment + 3);
        return (byte)((sign | (segment << 4) | (step & 0x0F)) ^ 0x55);
    }
}
