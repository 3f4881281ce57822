using System.Buffers.Binary;
using System.Text;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

/// <summary>Pictures and films without what a camera wrote beside them.</summary>
public sealed class FileCleaningTests
{
    private static readonly byte[] Place = "GPS 22.54 114.06 SECRET"u8.ToArray();
    private static readonly string[] Dropped = ["eXIf", "tEXt", "iTXt", "zTXt", "tIME", "prVt", "sPLT"];
    private static readonly string[] Kept = ["PLTE", "tRNS", "gAMA", "pHYs", "iCCP"];

    [Fact]
    public void Png_OfAnyChunks_KeepsThePictureInOrder_AndNothingElse() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Elements([.. Dropped, .. Kept]).ListOf().ToArbitrary(), types =>
        {
            byte[][] between = [.. types.Select((t, n) => Chunk(t, Dropped.Contains(t, StringComparer.Ordinal) ? Place : [(byte)n, 7]))];
            byte[] png = [.. Signature, .. Chunk("IHDR", new byte[13]), .. between.SelectMany(c => c), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. Place];
            byte[] expected = [.. Signature, .. Chunk("IHDR", new byte[13]), .. between.Where((_, n) => Kept.Contains(types[n], StringComparer.Ordinal)).SelectMany(c => c), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];
            var clean = PngCleaning.Clean(png).ShouldNotBeNull();
            return clean.SequenceEqual(expected) && PngCleaning.Clean(clean)!.SequenceEqual(clean);
        }));

    [Fact]
    public void Webp_OfAnyChunks_KeepsThePictureInOrder_AndItsHeadSaysSo() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Elements("EXIF", "XMP ", "JUNK", "ICCP", "ALPH").ListOf().ToArbitrary(), types =>
        {
            byte[][] between = [.. types.Select((t, n) => Riff(t, t is "ICCP" or "ALPH" ? new byte[n % 5] : Place))];
            var head = Riff("VP8X", [0x0C | 0x20, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
            var clean = WebpCleaning.Clean([.. Webp([.. head, .. between.SelectMany(c => c), .. Riff("VP8L", [9, 8, 7])]), .. Place]).ShouldNotBeNull();
            byte[] expected = Webp([.. Riff("VP8X", [0x20, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. between.Where((_, n) => types[n] is "ICCP" or "ALPH").SelectMany(c => c), .. Riff("VP8L", [9, 8, 7])]);
            return clean.SequenceEqual(expected) && WebpCleaning.Clean(clean)!.SequenceEqual(clean);
        }));

    [Fact]
    public void Mp4_KeepsItsLengthAndItsFilm_AndThePlaceIsZeros()
    {
        byte[] media = [.. Enumerable.Range(1, 50).Select(n => (byte)n)];
        byte[] track = [.. Box("tkhd", [1, 0, 0, 3, .. Date, .. Date, 5, 5]), .. Box("udta", Place), .. Box("mdia", Box("mdhd", [0, 0, 0, 0, .. Date[..4], .. Date[..4], 6]))];
        byte[] film =
        [
            .. Box("ftyp", "isomiso2"u8.ToArray()), .. Box("moov", [.. Box("mvhd", [0, 0, 0, 0, .. Date[..4], .. Date[..4], 4, 4]), .. Box("trak", track), .. Box("meta", Place), .. Box("udta", [.. Box("meta", Place)])]),
            .. Box("uuid", Place), .. Box("mdat", media),
        ];
        var clean = Mp4Cleaning.Clean(film).ShouldNotBeNull();
        clean.Length.ShouldBe(film.Length, "no offset into the film moves");
        clean[^media.Length..].ShouldBe(media);
        var text = Encoding.Latin1.GetString(clean);
        foreach (var gone in new[] { "GPS", "SECRET", "udta", "meta", "uuid", Encoding.Latin1.GetString(Date[..4]) })
            text.ShouldNotContain(gone);
        text.Split("free").Length.ShouldBe(5, "four boxes stand blank where they stood");
        Mp4Cleaning.Clean(clean).ShouldBe(clean);
    }

    [Fact]
    public void Mp4_WithALongBoxAndOneToTheEnd_IsWalked()
    {
        byte[] wide = [0, 0, 0, 1, .. "udta"u8, 0, 0, 0, 0, 0, 0, 0, (byte)(16 + Place.Length), .. Place];
        byte[] film = [.. Box("ftyp", "isom"u8.ToArray()), .. Box("moov", wide), 0, 0, 0, 0, .. "mdat"u8, 1, 2, 3];
        Encoding.Latin1.GetString(Mp4Cleaning.Clean(film).ShouldNotBeNull()).ShouldNotContain("SECRET");
    }

    [Theory]
    [InlineData(AttachmentKind.Png)]
    [InlineData(AttachmentKind.Webp)]
    [InlineData(AttachmentKind.Mp4)]
    [InlineData(AttachmentKind.Jpeg)]
    public void AnyBytes_AreCleanedOrRefused_AndNeverThrow(AttachmentKind kind)
    {
        var good = Whole(kind);
        FileCleaning.Clean(kind, good).ShouldNotBeNull();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000),
            Prop.ForAll(Gen.Choose(0, 255).Select(b => (byte)b).ListOf().SelectMany(bytes => Gen.Choose(0, good.Length - 1).Select(at => (bytes, at))).ToArbitrary(), hurt =>
            {
                byte[] cut = good[..hurt.at];
                byte[] over = [.. good[..hurt.at], .. hurt.bytes, .. good[Math.Min(good.Length, hurt.at + hurt.bytes.Count)..]];
                FileCleaning.Clean(kind, cut);
                FileCleaning.Clean(kind, over);
                return FileCleaning.Clean(kind, [.. hurt.bytes]) is var clean && (clean is null || clean.Length <= Math.Max(hurt.bytes.Count, 40));
            }));
    }

    [Fact]
    public void Paper_IsKeptAsItWasSigned() => FileCleaning.Concerns(AttachmentKind.Pdf).ShouldBeFalse();

    private static byte[] Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static byte[] Date => [0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8];

    private static byte[] Whole(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Png => [.. Signature, .. Chunk("IHDR", new byte[13]), .. Chunk("tEXt", Place), .. Chunk("IDAT", [1]), .. Chunk("IEND", [])],
        AttachmentKind.Webp => Webp([.. Riff("VP8X", new byte[10]), .. Riff("EXIF", Place), .. Riff("VP8 ", [1, 2, 3])]),
        AttachmentKind.Mp4 => [.. Box("ftyp", "isom"u8.ToArray()), .. Box("moov", [.. Box("mvhd", new byte[20]), .. Box("udta", Place)]), .. Box("mdat", [1])],
        _ => [0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x04, 1, 2, 0xFF, 0xDA, 0x00, 0x04, 1, 2, 3, 4, 0xFF, 0xD9],
    };

    // The check sum is the writer's; what stays is copied with it.
    private static byte[] Chunk(string type, byte[] data) => [.. Big(data.Length), .. Encoding.Latin1.GetBytes(type), .. data, 0xC0, 0xC1, 0xC2, 0xC3];

    private static byte[] Riff(string type, byte[] data) => [.. Encoding.Latin1.GetBytes(type), .. Little(data.Length), .. data, .. data.Length % 2 == 1 ? new byte[1] : []];

    private static byte[] Webp(byte[] chunks) => [.. "RIFF"u8, .. Little(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    private static byte[] Box(string type, byte[] data) => [.. Big(data.Length + 8), .. Encoding.Latin1.GetBytes(type), .. data];

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
