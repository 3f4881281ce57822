namespace Crm.Domain.Tickets;

/// <summary>Takes out of pictures and films what a camera wrote beside them: place, device, instant, names.</summary>
public static class FileCleaning
{
    /// <summary>Whether files of the kind are cleaned; a paper (PDF) is kept as it was signed.</summary>
    public static bool Concerns(AttachmentKind kind) => kind is not AttachmentKind.Pdf;

    /// <summary>The file without it; null when it is no whole file of its kind by its own structure.</summary>
    public static byte[]? Clean(AttachmentKind kind, ReadOnlySpan<byte> file) => kind switch
    {
        AttachmentKind.Jpeg => JpegCleaning.Clean(file),
        AttachmentKind.Png => PngCleaning.Clean(file),
        AttachmentKind.Webp => WebpCleaning.Clean(file),
        AttachmentKind.Mp4 => Mp4Cleaning.Clean(file),
        _ => file.ToArray(),
    };
}
