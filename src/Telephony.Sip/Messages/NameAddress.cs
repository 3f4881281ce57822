using System.Text;

namespace Telephony.Sip.Messages;

/// <summary><c>( name-addr / addr-spec ) *( SEMI generic-param )</c>: From, To, Contact, Route, Record-Route, P-Asserted-Identity, Diversion.</summary>
internal sealed class NameAddress
{
    /// <summary>Display name with quotes removed, or null.</summary>
    public string? DisplayName { get; init; }

    public required SipUri Uri { get; init; }

    public SipParameters Parameters { get; init; } = SipParameters.None;

    public string? Tag => Parameters["tag"];

    public static bool TryParse(ReadOnlySpan<char> text, out NameAddress address)
    {
        var reader = new ValueReader(text);
        return TryRead(ref reader, out address) && reader.AtEnd;
    }

    public static bool TryRead(ref ValueReader reader, out NameAddress address)
    {
        address = null!;
        reader.SkipLws();
        string? display = null;
        if (reader.Peek == '"')
        {
            if (!reader.TryQuoted(out var quoted)) return false;
            display = SipSyntax.Unquote(quoted);
            reader.SkipLws();
            if (reader.Peek != '<') return false;
        }
        else if (!TryDisplayTokens(ref reader, out display)) return false;

        if (!(reader.Peek == '<' ? TryBracketed(ref reader, out var uri) : TryBare(ref reader, out uri))) return false;
        if (!SipParameters.TryRead(ref reader, out var parameters)) return false;
        address = new NameAddress { DisplayName = display, Uri = uri, Parameters = parameters };
        return true;
    }

    /// <summary>display-name = *(token LWS); raw non-ASCII letters are let through, gateways send them.</summary>
    private static bool TryDisplayTokens(ref ValueReader reader, out string? display)
    {
        display = null;
        var rest = reader.Rest;
        var open = rest.IndexOf('<');
        if (open <= 0) return true;
        var name = rest[..open].TrimEnd(" \t");
        foreach (var c in name)
            if (c < 0x80 && !SipSyntax.IsLws(c) && !SipSyntax.Token.Contains(c)) return false;
        display = name.ToString();
        reader.Advance(open);
        return true;
    }

    private static bool TryBracketed(ref ValueReader reader, out SipUri uri)
    {
        uri = null!;
        reader.TryChar('<');
        var rest = reader.Rest;
        var close = rest.IndexOf('>');
        if (close < 0 || !SipUri.TryParse(rest[..close], out uri)) return false;
        reader.Advance(close + 1);
        return true;
    }

    private static bool TryBare(ref ValueReader reader, out SipUri uri)
    {
        // RFC 3261 §20: "If the URI contains a comma, question mark or semicolon, the URI MUST be enclosed in angle brackets."
        var rest = reader.Rest;
        var end = rest.IndexOfAny(" \t;,");
        var text = end < 0 ? rest : rest[..end];
        reader.Advance(text.Length);
        return SipUri.TryParse(text, out uri) && uri.Headers is null && (uri.User is null || !uri.User.Contains('?', StringComparison.Ordinal));
    }

    public NameAddress WithTag(string tag) => new() { DisplayName = DisplayName, Uri = Uri, Parameters = Parameters.With("tag", tag) };

    public override string ToString()
    {
        var text = new StringBuilder(96);
        if (!string.IsNullOrEmpty(DisplayName)) text.Append(SipSyntax.Quote(DisplayName)).Append(' ');
        text.Append('<').Append(Uri).Append('>');
        Parameters.AppendTo(text);
        return text.ToString();
    }
}
