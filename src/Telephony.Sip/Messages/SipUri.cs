using System.Text;

namespace Telephony.Sip.Messages;

/// <summary>
/// A URI of RFC 3261 §19.1 (sip, sips) or RFC 3966 (tel); every other scheme is kept whole in <see cref="Opaque"/>, since From and To may
/// carry any URI and only the Request-URI is judged (416).
/// </summary>
internal sealed class SipUri
{
    public required string Scheme { get; init; }

    /// <summary>User part as written (escapes kept), or the number of a tel URI.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    public string Host { get; init; } = "";

    public int? Port { get; init; }

    public SipParameters Parameters { get; init; } = SipParameters.None;

    /// <summary>Text after "?", without it.</summary>
    public string? Headers { get; init; }

    /// <summary>All after "scheme:" for schemes that we do not know.</summary>
    public string? Opaque { get; init; }

    public bool IsSip => Scheme is "sip" or "sips";

    public bool IsTel => Scheme is "tel";

    /// <summary>The user part with escapes resolved.</summary>
    public string UserText => User is null ? "" : SipSyntax.Unescape(User);

    /// <summary>The host as an address when it is a literal; names are never resolved (a DNS wait in the message path is a denial of service).</summary>
    public IPAddress? HostAddress => Host.Length > 0 && IPAddress.TryParse(Host, out var address) ? address : null;

    public static SipUri Sip(string? user, string host, int? port = null, SipParameters? parameters = null) =>
        new() { Scheme = "sip", User = user, Host = host, Port = port, Parameters = parameters ?? SipParameters.None };

    public static SipUri? Parse(ReadOnlySpan<char> text) => TryParse(text, out var uri) ? uri : null;

    public static bool TryParse(ReadOnlySpan<char> text, out SipUri uri)
    {
        uri = null!;
        var colon = text.IndexOf(':');
        if (colon <= 0 || !IsScheme(text[..colon])) return false;
        var rest = text[(colon + 1)..];
        var scheme = text[..colon].ToString().ToLowerInvariant();
        return scheme switch
        {
            "sip" or "sips" => TryParseSip(scheme == "sip" ? "sip" : "sips", rest, out uri),
            "tel" => TryParseTel(rest, out uri),
            _ => TryParseOpaque(scheme, rest, out uri),
        };
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not '+' and not '-' and not '.') return false;
        return true;
    }

    private static bool TryParseSip(string scheme, ReadOnlySpan<char> text, out SipUri uri)
    {
        uri = null!;
        string? user = null, password = null, headers = null;
        var at = text.IndexOf('@');
        if (at >= 0)
        {
            var info = text[..at];
            text = text[(at + 1)..];
            var colon = info.IndexOf(':');
            var name = colon < 0 ? info : info[..colon];
            if (name.IsEmpty || name.IndexOfAnyExcept(SipSyntax.User) >= 0 || !SipSyntax.EscapesAreWhole(info)) return false;
            user = name.ToString();
            if (colon >= 0)
            {
                if (info[(colon + 1)..].IndexOfAnyExcept(SipSyntax.Password) >= 0) return false;
                password = info[(colon + 1)..].ToString();
            }
        }

        var question = text.IndexOf('?');
        if (question >= 0)
        {
            var after = text[(question + 1)..];
            if (!HeadersAreValid(after)) return false;
            headers = after.ToString();
            text = text[..question];
        }

        var semicolon = text.IndexOf(';');
        var hostPort = semicolon < 0 ? text : text[..semicolon];
        if (!TryHostPort(hostPort, out var host, out var port)) return false;
        if (!SipParameters.TryReadUri(semicolon < 0 ? default : text[semicolon..], out var parameters)) return false;
        uri = new SipUri { Scheme = scheme, User = user, Password = password, Host = host, Port = port, Parameters = parameters, Headers = headers };
        return true;
    }

    public static bool TryHostPort(ReadOnlySpan<char> text, out string host, out int? port)
    {
        host = "";
        port = null;
        var end = !text.IsEmpty && text[0] == '[' ? text.IndexOf(']') + 1 : text.IndexOf(':');
        if (end < 0) end = text.Length;
        if (!SipSyntax.IsHost(text[..end])) return false;
        if (end < text.Length)
        {
            if (text[end] != ':' || !SipSyntax.TryPort(text[(end + 1)..], out var number)) return false;
            port = number;
        }

        host = text[..end].ToString();
        return true;
    }

    private static bool HeadersAreValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !SipSyntax.EscapesAreWhole(text)) return false;
        foreach (var part in text.Split('&'))
        {
            var one = text[part];
            var equal = one.IndexOf('=');
            if (equal <= 0 || one[..equal].IndexOfAnyExcept(SipSyntax.UriHeader) >= 0 || one[(equal + 1)..].IndexOfAnyExcept(SipSyntax.UriHeader) >= 0) return false;
        }

        return true;
    }

    private static bool TryParseTel(ReadOnlySpan<char> text, out SipUri uri)
    {
        uri = null!;
        var semicolon = text.IndexOf(';');
        var number = semicolon < 0 ? text : text[..semicolon];
        if (number.IsEmpty || number.IndexOfAnyExcept(SipSyntax.TelephoneDigits) >= 0 || number.LastIndexOf('+') > 0) return false;
        if (!SipParameters.TryReadUri(semicolon < 0 ? default : text[semicolon..], out var parameters)) return false;
        uri = new SipUri { Scheme = "tel", User = number.ToString(), Parameters = parameters };
        return true;
    }

    private static bool TryParseOpaque(string scheme, ReadOnlySpan<char> text, out SipUri uri)
    {
        uri = null!;
        if (text.IsEmpty) return false;
        foreach (var c in text)
            if (c <= ' ' || c is '<' or '>' or '"' || c == 0x7F) return false;
        uri = new SipUri { Scheme = scheme, Opaque = text.ToString() };
        return true;
    }

    public override string ToString()
    {
        if (Opaque is not null) return Scheme + ":" + Opaque;
        var text = new StringBuilder(64).Append(Scheme).Append(':');
        if (User is not null) text.Append(User);
        if (Password is not null) text.Append(':').Append(Password);
        if (IsSip)
        {
            if (User is not null) text.Append('@');
            text.Append(Host);
            if (Port is { } port) text.Append(CultureInfo.InvariantCulture, $":{port}");
        }

        Parameters.AppendTo(text);
        if (Headers is not null) text.Append('?').Append(Headers);
        return text.ToString();
    }

    public SipUri WithParameters(SipParameters parameters) =>
        new() { Scheme = Scheme, User = User, Password = Password, Host = Host, Port = Port, Parameters = parameters, Headers = Headers, Opaque = Opaque };

    public SipUri WithoutHeaders() =>
        new() { Scheme = Scheme, User = User, Password = Password, Host = Host, Port = Port, Parameters = Parameters, Opaque = Opaque };
}
