using System.Buffers.Binary;
using System.Text;

namespace Crm.Domain.Tickets;

/// <summary>Blanks in a film what a telephone wrote beside it: boxes of user data, metadata and programs (the place above all), and the instants of its head.</summary>
/// <remarks>ISO/IEC 14496-12. A box that goes becomes a <c>free</c> box of the same length full of zeros: no offset into the film changes, so that it plays as before.
/// What a camera wrote into a track of its own (positions of a sports camera) is part of the film's data and stays.</remarks>
public static class Mp4Cleaning
{
    private const int BoxHead = 8;
    private const int LongHead = 16;
    private const int DeepestBox = 8;

    private static readonly HashSet<string> Holders = new(StringComparer.Ordinal) { "moov", "trak", "mdia", "minf", "edts", "moof", "traf", "mvex" };
    private static readonly HashSet<string> Blanked = new(StringComparer.Ordinal) { "udta", "meta", "uuid" };
    private static readonly HashSet<string> Dated = new(StringComparer.Ordinal) { "mvhd", "tkhd", "mdhd" };

    /// <summary>The film of the same length, or null when its boxes do not fit into each other, or one of them is missing that a film has.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> film)
    {
        var clean = film.ToArray();
        return film.Length >= BoxHead && film[4..BoxHead].SequenceEqual("ftyp"u8) && Walk(clean, 0) ? clean : null;
    }

    private static bool Walk(Span<byte> boxes, int depth)
    {
        if (depth > DeepestBox) return false;
        for (var at = 0; at < boxes.Length;)
        {
            var rest = boxes[at..];
            if (rest.Length < BoxHead) return false;
            var (length, head) = LengthOf(rest);
            if (length < head || length > rest.Length) return false;
            var box = rest[..length];
            var type = Encoding.Latin1.GetString(box[4..BoxHead]);
            var inside = box[head..];
            if (Blanked.Contains(type))
            {
                "free"u8.CopyTo(box[4..]);
                inside.Clear();
            }
            else if (Dated.Contains(type) && !Undate(inside))
            {
                return false;
            }
            else if (Holders.Contains(type) && !Walk(inside, depth + 1))
            {
                return false;
            }

            at += length;
        }

        return true;
    }

    // 1: the length follows in eight bytes; 0: the box goes to the end.
    private static (int Length, int Head) LengthOf(ReadOnlySpan<byte> box)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(box);
        if (length == 0) return (box.Length, BoxHead);
        if (length != 1) return (length > int.MaxValue ? -1 : (int)length, BoxHead);
        if (box.Length < LongHead) return (-1, LongHead);
        var wide = BinaryPrimitives.ReadUInt64BigEndian(box[BoxHead..]);
        return (wide > int.MaxValue ? -1 : (int)wide, LongHead);
    }

    // Version and flags, then when it was made and when it was changed.
    private static bool Undate(Span<byte> head)
    {
        if (head.Length < 4) return false;
        var length = head[0] == 1 ? 16 : 8;
        if (head.Length < 4 + length) return false;
        head.Slice(4, length).Clear();
        return true;
    }
}
