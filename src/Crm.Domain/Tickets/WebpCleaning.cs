using System.Buffers.Binary;
using System.Text;

namespace Crm.Domain.Tickets;

/// <summary>Takes out of a WebP picture Exif, XMP and chunks of programs, and says in its head that they are gone.</summary>
/// <remarks>RFC 9649: chunks (section 2.3), the extended head and its flags (2.7.1), metadata (2.7.1.5).</remarks>
public static class WebpCleaning
{
    private const int Head = 12;
    private const int ChunkHead = 8;
    private const byte ExifAndXmp = 0x0C;

    private static readonly HashSet<string> Picture = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP" };

    /// <summary>The picture alone, or null when the file is no whole WebP. What lies behind its end goes too.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> webp)
    {
        if (webp.Length < Head || !webp.StartsWith("RIFF"u8) || !webp[8..Head].SequenceEqual("WEBP"u8)) return null;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]);
        if (size < 4 || size > (uint)webp.Length - 8) return null;
        var end = (int)size + 8;
        var kept = new List<byte>(end);
        kept.AddRange(webp[..Head]);
        var (at, hasPicture) = (Head, false);
        while (at + ChunkHead <= end)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(webp[(at + 4)..]);
            if (length > (uint)(end - at - ChunkHead)) return null;
            var type = Encoding.Latin1.GetString(webp.Slice(at, 4));
            // Odd lengths are filled up to even ones; the last filling is missing in files of careless programs.
            var whole = Math.Min(ChunkHead + (int)length + (int)(length & 1), end - at);
            if (Picture.Contains(type))
            {
                kept.AddRange(webp.Slice(at, whole));
                if (type == "VP8X" && length > 0) kept[^(whole - ChunkHead)] &= unchecked((byte)~ExifAndXmp);
                if ((whole & 1) == 1) kept.Add(0);
            }

            (at, hasPicture) = (at + whole, hasPicture || type is "VP8 " or "VP8L" or "ANMF");
        }

        if (!hasPicture || at != end) return null;
        byte[] clean = [.. kept];
        BinaryPrimitives.WriteUInt32LittleEndian(clean.AsSpan(4), (uint)clean.Length - 8);
        return clean;
    }
}
