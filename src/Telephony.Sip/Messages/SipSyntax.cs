using System.Buffers;

namespace Telephony.Sip.Messages;

/// <summary>Character classes and lexical rules of RFC 3261 §25.1.</summary>
internal static class SipSyntax
{
    private const string Alphanum = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static readonly SearchValues<char> Token = SearchValues.Create(Alphanum + "-.!%*_+`'~");
    public static readonly SearchValues<byte> TokenBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~"u8);
    public static readonly SearchValues<byte> VersionBytes = SearchValues.Create("0123456789."u8);
    public static readonly SearchValues<char> ParameterEnd = SearchValues.Create(" \t;,\"<>");
    public static readonly SearchValues<char> User = SearchValues.Create(Alphanum + "-_.!~*'()&=+$,;?/%");
    public static readonly SearchValues<char> Password = SearchValues.Create(Alphanum + "-_.!~*'()&=+$,%");
    public static readonly SearchValues<char> UriParameter = SearchValues.Create(Alphanum + "-_.!~*'()[]/:&+$%");
    public static readonly SearchValues<char> UriHeader = SearchValues.Create(Alphanum + "-_.!~*'()[]/?:+$%");
    public static readonly SearchValues<char> HostName = SearchValues.Create(Alphanum + "-._");
    public static readonly SearchValues<char> TelephoneDigits = SearchValues.Create("0123456789ABCDEFabcdef*#-.()+");
    public static readonly SearchValues<char> CallIdWord = SearchValues.Create(Alphanum + "-.!%*_+`'~()<>:\\\"/[]?{}@");

    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExcept(Token) < 0;

    public static bool IsLws(char c) => c is ' ' or '\t';

    /// <summary>host = hostname / IPv4address / IPv6reference.</summary>
    public static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host.IsEmpty || host.Length > 255) return false;
        if (host[0] != '[') return host.IndexOfAnyExcept(HostName) < 0 && host[0] is not '.' and not '-';
        return host[^1] == ']' && host.Length > 3 && host.IndexOf('%') < 0
            && IPAddress.TryParse(host[1..^1], out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
    }

    public static bool TryPort(ReadOnlySpan<char> text, out int port)
    {
        port = 0;
        return !text.IsEmpty && text.Length <= 5 && TryNumber(text, 65535, out var value) && (port = (int)value) >= 0;
    }

    /// <summary>Digits only: no sign, no space, leading zeros allowed ("0068" is 68, RFC 4475 §3.1.1.1), at most <paramref name="max"/>.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, uint max, out uint value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 32) return false;
        ulong sum = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            sum = sum * 10 + (uint)(c - '0');
            if (sum > max) return false;
        }

        value = (uint)sum;
        return true;
    }

    /// <summary>Every '%' starts a pair of hexadecimal digits.</summary>
    public static bool EscapesAreWhole(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('%'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] != '%') continue;
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) return false;
            i += 2;
        }

        return true;
    }

    public static string Unescape(string text) => text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;

    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    public static string Unquote(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '"') return text.ToString();
        var inner = text[1..^1];
        if (inner.IndexOf('\\') < 0) return inner.ToString();
        var to = new char[inner.Length];
        var n = 0;
        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '\\' && i + 1 < inner.Length) i++;
            to[n++] = inner[i];
        }

        return new string(to, 0, n);
    }
}
