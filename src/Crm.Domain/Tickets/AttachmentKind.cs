namespace Crm.Domain.Tickets;

/// <summary>What may hang on a ticket, told by the file's own bytes and never by its name.</summary>
public enum AttachmentKind
{
    /// <summary>A photograph.</summary>
    Jpeg,

    /// <summary>A picture of a screen.</summary>
    Png,

    /// <summary>A picture from a web page or a messenger.</summary>
    Webp,

    /// <summary>A document.</summary>
    Pdf,

    /// <summary>A short film of the fault.</summary>
    Mp4,
}
