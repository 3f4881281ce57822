using System.Buffers.Binary;

namespace Crm.Domain.Tickets;

/// <summary>Takes out of a JPEG what a camera wrote beside the picture: Exif with the place, XMP, IPTC, comments. The picture's bytes and how it is turned stay.</summary>
/// <remarks>Markers after ITU-T T.81 annex B; orientation after Exif 2.3, tag 0x0112.</remarks>
public static class JpegCleaning
{
    private const byte App1 = 0xE1;
    private const byte App13 = 0xED;
    private const byte Comment = 0xFE;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const int OrientationTag = 0x0112;

    /// <summary>The picture without it, or null when the file is no whole JPEG up to its picture. What lies behind the picture's end (a second one, a film) goes too.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8) return null;
        var kept = new List<byte>(jpeg.Length);
        var (at, turned, hasPicture) = (2, 0, false);
        while (at + 2 <= jpeg.Length)
        {
            if (jpeg[at] != 0xFF) return null;
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage) break;
            if (at + 4 > jpeg.Length) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]) + 2;
            if (length < 4 || at + length > jpeg.Length) return null;
            var segment = jpeg.Slice(at, length);
            at += length;
            if (marker == App1 && turned == 0) turned = OrientationOf(segment[4..]);
            if (marker is App1 or App13 or Comment) continue;
            kept.AddRange(segment);
            if (marker != StartOfScan) continue;
            hasPicture = true;
            var picture = PictureLength(jpeg[at..]);
            kept.AddRange(jpeg.Slice(at, picture));
            at += picture;
        }

        return hasPicture ? [0xFF, 0xD8, .. turned > 1 ? OrientationSegment(turned) : [], .. kept, 0xFF, EndOfImage] : null;
    }

    // Until the next marker that is neither a stuffed zero nor a restart.
    private static int PictureLength(ReadOnlySpan<byte> scan)
    {
        for (var at = 0; at + 1 < scan.Length; at++)
        {
            if (scan[at] == 0xFF && scan[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7) or 0xFF)) return at;
        }

        return scan.Length;
    }

    private static int OrientationOf(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 14) return 0;
        var tiff = exif[6..];
        var isLittle = tiff[0] == (byte)'I';
        var first = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > (uint)tiff.Length - 2) return 0;
        var count = Short(tiff[(int)first..], isLittle);
        for (var n = 0; n < count; n++)
        {
            var entry = (int)first + 2 + (n * 12);
            if (entry + 12 > tiff.Length) return 0;
            if (Short(tiff[entry..], isLittle) == OrientationTag && Short(tiff[(entry + 8)..], isLittle) is var turned and >= 1 and <= 8) return turned;
        }

        return 0;
    }

    private static int Short(ReadOnlySpan<byte> at, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static byte[] OrientationSegment(int turned) =>
    [
        0xFF, App1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM"u8, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08,
        0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, (byte)turned, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];
}
