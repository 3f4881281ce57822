using System.Buffers.Binary;
using System.Text;

namespace Crm.Domain.Tickets;

/// <summary>Takes out of a PNG all that is not the picture: Exif, texts, the instant of the last change, chunks of programs. The chunks that stay are as they were, with their check sums.</summary>
/// <remarks>Chunks after the PNG specification, third edition (W3C 2025), clauses 5 and 11.</remarks>
public static class PngCleaning
{
    private const int Around = 12;

    private static readonly HashSet<string> Picture = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT",
    };

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The picture alone, or null when the file is no whole PNG. What lies behind its end goes too.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> png)
    {
        if (!png.StartsWith(Signature)) return null;
        var kept = new List<byte>(png.Length);
        kept.AddRange(Signature);
        var (at, isFirst, hasPicture) = (Signature.Length, true, false);
        while (at + Around <= png.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > (uint)(png.Length - at - Around)) return null;
            var type = Encoding.Latin1.GetString(png.Slice(at + 4, 4));
            if (isFirst != (type == "IHDR")) return null;
            var whole = (int)length + Around;
            if (Picture.Contains(type)) kept.AddRange(png.Slice(at, whole));
            // A chunk that must be understood and is not: no picture of ours.
            else if (char.IsAsciiLetterUpper(type[0])) return null;
            (at, isFirst, hasPicture) = (at + whole, false, hasPicture || type == "IDAT");
            if (type == "IEND") return hasPicture ? [.. kept] : null;
        }

        return null;
    }
}
