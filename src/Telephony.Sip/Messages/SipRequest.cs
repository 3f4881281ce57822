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

    /// <summary>The same request once more within its dialog: next CSeq, no Via yet.</summary>
    public SipRequest Again(uint cseq)
    {
        var copy = new SipRequest { Method = Method, RequestUri = RequestUri, Headers = Headers.Clone(), Body = Body };
        copy.Headers.Remove(SipHeaderNames.Via);
        copy.Headers.Set(SipHeaderNames.CSeq, new CSeq(cseq, Method).ToString());
        return copy;
    }

    /// <summary>The same request, not sent yet.</summary>
    public SipRequest Clone() => new() { Method = Method, RequestUri = RequestUri, Headers = Headers.Clone(), Body = Body };

    public bool Is(string method) => string.Equals(Method, method, StringComparison.Ordinal);
}
