using System.Text;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Tickets;

/// <summary>What may hang on a ticket, told by its bytes; and what a camera wrote beside the picture goes.</summary>
public sealed class AttachmentTests
{
    // Tables do not matter to the walk over markers: the scan's bytes stand for any picture.
    private static readonly byte[] Picture = [0xFF, 0xDB, 0x00, 0x04, 1, 2, 0xFF, 0xDA, 0x00, 0x04, 3, 4, 10, 0xFF, 0x00, 20, 0xFF, 0xD3, 30];
    private static readonly byte[] Place = "GPS 36.0671N 120.3826E"u8.ToArray();

    public static TheoryData<byte[], AttachmentKind?> Heads => new()
    {
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70, 0, 1], AttachmentKind.Jpeg },
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], AttachmentKind.Png },
        { [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8], AttachmentKind.Webp },
        { [.. "%PDF-1.7\n%xx"u8], AttachmentKind.Pdf },
        { [0, 0, 0, 24, .. "ftypisom"u8], AttachmentKind.Mp4 },
        { [0, 0, 0, 24, .. "ftypheic"u8], null },
        { [.. "RIFF"u8, 1, 2, 3, 4, .. "WAVEfmt "u8], null },
        { [.. "<html><script>"u8], null },
        { [.. "<svg xmlns="u8], null },
        { [.. "MZ"u8], null },
        { [.. "PK"u8, 3, 4], null },
        { [], null },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void TheKind_IsWhatTheBytesSay(byte[] head, AttachmentKind? kind) => AttachmentRules.KindOf(head).ShouldBe(kind);

    [Fact]
    public void AFile_IsRefused_EmptyTooLargeTooManyOrOfNoAllowedKind_WithTheLimit()
    {
        AttachmentRules.Check(AttachmentKind.Png, 1, 0).ShouldBeNull();
        AttachmentRules.Check(AttachmentKind.Png, 0, 0)!.Rule.ShouldBe(AttachmentRules.IsEmpty);
        AttachmentRules.Check(null, 1, 0)!.Rule.ShouldBe(AttachmentRules.KindNotAllowed);
        AttachmentRules.Check(AttachmentKind.Png, (10 << 20) + 1, 0)!.Parameters.Single(p => p.Name == "limit").Value.ShouldBe("10");
        AttachmentRules.Check(AttachmentKind.Mp4, (10 << 20) + 1, 0).ShouldBeNull();
        AttachmentRules.Check(AttachmentKind.Pdf, 1, AttachmentRules.MostPerTicket)!.Rule.ShouldBe(AttachmentRules.TooMany);
    }

    [Theory]
    [InlineData("铭牌.jpg", AttachmentKind.Jpeg, "铭牌.jpg")]
    [InlineData("铭牌.JPEG", AttachmentKind.Jpeg, "铭牌.jpg")]
    [InlineData("../../etc/passwd", AttachmentKind.Png, "passwd.png")]
    [InlineData("C:\\x\\y.exe", AttachmentKind.Pdf, "y.exe.pdf")]
    [InlineData("evil\u202Egpj.exe", AttachmentKind.Jpeg, "evilgpj.exe.jpg")]
    [InlineData("a\r\nSet-Cookie: x", AttachmentKind.Png, "aSet-Cookie x.png")]
    [InlineData("", AttachmentKind.Mp4, "file.mp4")]
    [InlineData(null, AttachmentKind.Mp4, "file.mp4")]
    public void AName_HarmsNobody_AndEndsAsTheFileIs(string? given, AttachmentKind kind, string name) => AttachmentRules.NameOf(given, kind).ShouldBe(name);

    [Fact]
    public void AnEndlessName_IsCut() => AttachmentRules.NameOf(new string('长', 500), AttachmentKind.Png).Length.ShouldBe(AttachmentRules.NameLength);

    [Fact]
    public void AJpeg_LosesExifXmpIptcAndComment_AndKeepsItsPicture()
    {
        byte[] jpeg = [0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"u8), .. Segment(0xE1, [.. "Exif\0\0"u8, .. Place]), .. Segment(0xE1, Place), .. Segment(0xED, Place), .. Segment(0xFE, Place), .. Picture, 0xFF, 0xD9];
        var clean = JpegCleaning.Clean(jpeg).ShouldNotBeNull();
        clean.ShouldBe([0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"u8), .. Picture, 0xFF, 0xD9]);
        clean.AsSpan().IndexOf(Place).ShouldBe(-1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AJpeg_StaysTurned(bool isLittle)
    {
        byte[] tiff = isLittle
            ? [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
            : [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        var clean = JpegCleaning.Clean([0xFF, 0xD8, .. Segment(0xE1, [.. "Exif\0\0"u8, .. tiff, .. Place]), .. Picture, 0xFF, 0xD9]).ShouldNotBeNull();
        clean.AsSpan().IndexOf(Place).ShouldBe(-1);
        clean[2..12].ShouldBe([0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8]);
        clean[31].ShouldBe((byte)6);
        JpegCleaning.Clean(clean).ShouldBe(clean, "what is clean stays as it is");
    }

    [Fact]
    public void AJpeg_LosesWhatLiesBehindItsEnd() =>
        Encoding.Latin1.GetString(JpegCleaning.Clean([0xFF, 0xD8, .. Picture, 0xFF, 0xD9, .. Place]).ShouldNotBeNull()).ShouldNotContain("GPS");

    [Fact]
    public void Property_AnyBytes_AreCleanedOrRefused_AndNeverThrow() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(
            Gen.Elements<byte>(0, 1, 2, 8, 0x12, 0xFF, 0xD8, 0xD9, 0xDA, 0xE1, 0xED, 0xFE, (byte)'E', (byte)'x', (byte)'i', (byte)'f', (byte)'M', (byte)'I').ListOf().Select(b => (byte[])[0xFF, 0xD8, .. b]).ToArbitrary(),
            bytes => JpegCleaning.Clean(bytes) is not { } clean || AttachmentRules.KindOf(clean) is AttachmentKind.Jpeg or null));

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
