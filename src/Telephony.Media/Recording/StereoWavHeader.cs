using System.Buffers.Binary;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>
/// The head of a two-channel G.711 WAV: RIFF, an 18-byte fmt chunk (format tag 7 or 6), a fact chunk, then data. While a
/// recording runs its sizes are 0xFFFFFFFF, which players read as "to the end of the file".
/// </summary>
internal static class StereoWavHeader
{
    public const int Length = 58;
    public const uint Unknown = uint.MaxValue;
    public const int BytesPerSample = 2;
    private const int SampleRate = 8000;

    public static byte[] Running(G711Codec codec) => Build(codec, Unknown, Unknown, Unknown);

    /// <param name="codec">Law of both channels.</param>
    /// <param name="samples">Samples in each channel.</param>
    public static byte[] Complete(G711Codec codec, long samples)
    {
        var data = checked((uint)(samples * BytesPerSample));
        return Build(codec, data + Length - 8, (uint)samples, data);
    }

    private static byte[] Build(G711Codec codec, uint riff, uint samples, uint data)
    {
        var header = new byte[Length];
        var span = header.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteUInt32LittleEndian(span[4..], riff);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[16..], 18);
        BinaryPrimitives.WriteUInt16LittleEndian(span[20..], codec == G711Codec.Pcmu ? WavFile.MuLawTag : WavFile.ALawTag);
        BinaryPrimitives.WriteUInt16LittleEndian(span[22..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(span[24..], SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(span[28..], SampleRate * BytesPerSample);
        BinaryPrimitives.WriteUInt16LittleEndian(span[32..], BytesPerSample);
        BinaryPrimitives.WriteUInt16LittleEndian(span[34..], 8);
        "fact"u8.CopyTo(span[38..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[42..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(span[46..], samples);
        "data"u8.CopyTo(span[50..]);
        BinaryPrimitives.WriteUInt32LittleEndian(span[54..], data);
        return header;
    }
}
