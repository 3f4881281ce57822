namespace CallCenter.Web.Phone;

/// <summary>What the next message of a page is; the bytes lie in the reader's buffer.</summary>
/// <param name="Kind">Text, audio, or the end.</param>
/// <param name="Length">Bytes of it.</param>
internal readonly record struct PageMessage(PageMessageKind Kind, int Length);
