using System.Globalization;

namespace Crm.Domain.Tickets;

/// <summary>What may hang on a ticket, how large and how many.</summary>
public static class AttachmentRules
{
    /// <summary>The bytes are of no kind that is allowed.</summary>
    public const string KindNotAllowed = "AttachmentKindNotAllowed";

    /// <summary>Larger than its kind may be; parameter <c>limit</c> (MB).</summary>
    public const string TooLarge = "AttachmentTooLarge";

    /// <summary>The ticket has as many as it may; parameter <c>limit</c>.</summary>
    public const string TooMany = "TooManyAttachments";

    /// <summary>There is nothing in it.</summary>
    public const string IsEmpty = "AttachmentIsEmpty";

    /// <summary>Bytes that tell the kind.</summary>
    public const int HeadLength = 16;

    /// <summary>Files of one ticket: photographs of every side and part of a unit, twice.</summary>
    public const int MostPerTicket = 40;

    /// <summary>Longest name that is kept.</summary>
    public const int NameLength = 120;

    /// <summary>Largest file of any kind: half a minute of a telephone's film.</summary>
    public const long MostBytes = 20L << 20;

    private const long MostPictureBytes = 10L << 20;

    /// <summary>The kind by the first bytes (the formats' own signatures), or null for anything else.</summary>
    public static AttachmentKind? KindOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return AttachmentKind.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return AttachmentKind.Png;
        if (head.StartsWith("%PDF-"u8)) return AttachmentKind.Pdf;
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8)) return AttachmentKind.Webp;
        return head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) && IsFilm(head[8..12]) ? AttachmentKind.Mp4 : null;
    }

    /// <summary>Whether it may be kept, or why not.</summary>
    /// <param name="kind">What its bytes say, or null.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="sofar">How many files the ticket has.</param>
    public static Refusal? Check(AttachmentKind? kind, long bytes, int sofar)
    {
        if (bytes == 0) return Refusal.Of(IsEmpty, ("field", "attachment"));
        if (kind is not { } known) return Refusal.Of(KindNotAllowed, ("field", "attachment"));
        if (bytes > LimitOf(known)) return Refusal.Of(TooLarge, ("field", "attachment"), ("limit", Text(LimitOf(known) >> 20)));
        return sofar >= MostPerTicket ? Refusal.Of(TooMany, ("field", "attachment"), ("limit", Text(MostPerTicket))) : null;
    }

    /// <summary>How large a file of the kind may be, bytes.</summary>
    public static long LimitOf(AttachmentKind kind) => kind is AttachmentKind.Pdf or AttachmentKind.Mp4 ? MostBytes : MostPictureBytes;

    /// <summary>What a browser is told it is.</summary>
    public static string MediaTypeOf(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Jpeg => "image/jpeg",
        AttachmentKind.Png => "image/png",
        AttachmentKind.Webp => "image/webp",
        AttachmentKind.Pdf => "application/pdf",
        _ => "video/mp4",
    };

    /// <summary>True for what a page may show as a picture.</summary>
    public static bool IsPicture(AttachmentKind kind) => kind is AttachmentKind.Jpeg or AttachmentKind.Png or AttachmentKind.Webp;

    /// <summary>A name that harms nobody: no path, no control or direction characters, the ending of what it really is.</summary>
    public static string NameOf(string? given, AttachmentKind kind)
    {
        var name = given ?? "";
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        name = new string([.. name.Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.Format && !"\"<>|:*?;".Contains(c, StringComparison.Ordinal))]).Trim().Trim('.');
        var ending = kind switch { AttachmentKind.Jpeg => ".jpg", AttachmentKind.Png => ".png", AttachmentKind.Webp => ".webp", AttachmentKind.Pdf => ".pdf", _ => ".mp4" };
        if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) || (kind == AttachmentKind.Jpeg && name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase)))
            name = name[..name.LastIndexOf('.')];
        name = name.Length == 0 ? "file" : name;
        return (name.Length > NameLength - ending.Length ? name[..(NameLength - ending.Length)] : name) + ending;
    }

    private static bool IsFilm(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("iso"u8) || brand.SequenceEqual("mp41"u8) || brand.SequenceEqual("mp42"u8) || brand.SequenceEqual("avc1"u8) || brand.SequenceEqual("M4V "u8) || brand.SequenceEqual("dash"u8);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
