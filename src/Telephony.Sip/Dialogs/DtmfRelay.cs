namespace Telephony.Sip.Dialogs;

/// <summary>Digits in SIP INFO: <c>application/dtmf-relay</c> ("Signal=5", "Duration=160") and <c>application/dtmf</c> ("5").</summary>
internal static class DtmfRelay
{
    public const string ContentType = "application/dtmf-relay";

    private const int DefaultDurationMs = 160;
    private const int MaxDurationMs = 6000;
    private const int MaxBodyBytes = 256;

    public static bool TryRead(SipRequest info, out char digit, out int durationMs)
    {
        digit = '\0';
        durationMs = DefaultDurationMs;
        if (info.Body.Length > MaxBodyBytes) return false;
        var body = SipText.Decode(info.Body.Span).AsSpan().Trim();
        if (MediaType.Is(info.ContentType, "application/dtmf")) return TryDigit(body, out digit);
        if (!MediaType.Is(info.ContentType, ContentType)) return false;
        foreach (var line in body.EnumerateLines())
        {
            var equal = line.IndexOf('=');
            if (equal <= 0) continue;
            var name = line[..equal].Trim();
            var value = line[(equal + 1)..].Trim();
            if (name.Equals("Signal", StringComparison.OrdinalIgnoreCase) && !TryDigit(value, out digit)) return false;
            if (name.Equals("Duration", StringComparison.OrdinalIgnoreCase) && SipSyntax.TryNumber(value, MaxDurationMs, out var duration) && duration > 0) durationMs = (int)duration;
        }

        return digit != '\0';
    }

    /// <summary>The body of our own INFO; the other form has no duration.</summary>
    public static string Write(char digit, int durationMs) => string.Create(CultureInfo.InvariantCulture, $"Signal={digit}\r\nDuration={Math.Clamp(durationMs, 1, MaxDurationMs)}\r\n");

    private static bool TryDigit(ReadOnlySpan<char> text, out char digit)
    {
        digit = text switch
        {
            "10" => '*',
            "11" => '#',
            _ => text.Length == 1 ? char.ToUpperInvariant(text[0]) : '\0',
        };
        return digit is (>= '0' and <= '9') or '*' or '#' or (>= 'A' and <= 'D');
    }
}
