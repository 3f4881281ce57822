namespace Telephony.Sip.Messages;

/// <summary>RFC 3261 §7.1.</summary>
internal sealed class SipRequest : SipMessage
{
    private SipUri? _uri;

    public required string Method { get; init; }

    /// <summary>The Request-URI as written.</summary>
    public required string RequestUri { get; init; }

    /// <summary>The Request-URI, null when it cannot be read (the parser answers 400 then).</summary>
    public SipUri? Uri => _uri ??= SipUri.Parse(RequestUri);

    public int? MaxForwards => Headers.First(SipHeaderNames.MaxForwards) is { } text && SipSyntax.TryNumber(text, 255, out var hops) ? (int)hops : null;

    public bool Is(string method) => string.Equals(Method, method, StringComparison.Ordinal);
}
