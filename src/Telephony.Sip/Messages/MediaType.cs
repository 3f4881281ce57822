namespace Telephony.Sip.Messages;

/// <summary>Content-Type and Accept values without their parameters.</summary>
internal static class MediaType
{
    public static bool Is(string? header, string type)
    {
        if (header is null) return false;
        var semicolon = header.IndexOf(';', StringComparison.Ordinal);
        var bare = (semicolon < 0 ? header.AsSpan() : header.AsSpan(0, semicolon)).Trim(" \t");
        return bare.Equals(type, StringComparison.OrdinalIgnoreCase);
    }
}
