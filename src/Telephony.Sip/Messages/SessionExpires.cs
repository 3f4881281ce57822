namespace Telephony.Sip.Messages;

/// <summary>Value of Session-Expires (RFC 4028 §4): <c>1800;refresher=uac</c>.</summary>
/// <param name="Seconds">The interval after the last refresh.</param>
/// <param name="ByClient">Who refreshes: true the client of the request, false its server, null not said.</param>
internal readonly record struct SessionExpires(uint Seconds, bool? ByClient)
{
    /// <summary>A day: a longer promise protects nothing, and a shorter number cannot overflow a timer.</summary>
    private const uint Longest = 86_400;

    /// <summary>The value, or null when it is not there or not one: an extension's broken header is no reason to lose a call.</summary>
    public static SessionExpires? Of(SipMessage message)
    {
        if (message.Headers.First(SipHeaderNames.SessionExpires) is not { } text) return null;
        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        if (!SipSyntax.TryNumber((semicolon < 0 ? text : text[..semicolon]).AsSpan().Trim(" \t"), uint.MaxValue, out var seconds)) return null;
        bool? byClient = null;
        foreach (var part in text.Split(';').Skip(1))
        {
            if (Is(part, "refresher=uac")) byClient = true;
            else if (Is(part, "refresher=uas")) byClient = false;
        }

        return new SessionExpires(Math.Min(seconds, Longest), byClient);
    }

    /// <summary>Min-SE of a message in seconds, or null (§5).</summary>
    public static uint? MinimumOf(SipMessage message)
    {
        if (message.Headers.First(SipHeaderNames.MinSe) is not { } text) return null;
        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        return SipSyntax.TryNumber((semicolon < 0 ? text : text[..semicolon]).AsSpan().Trim(" \t"), uint.MaxValue, out var seconds) ? Math.Min(seconds, Longest) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => ByClient is { } client
        ? string.Create(CultureInfo.InvariantCulture, $"{Seconds};refresher={(client ? "uac" : "uas")}")
        : Seconds.ToString(CultureInfo.InvariantCulture);

    private static bool Is(string part, string parameter) =>
        part.Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal).Equals(parameter, StringComparison.OrdinalIgnoreCase);
}
