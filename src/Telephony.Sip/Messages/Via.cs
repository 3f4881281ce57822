using System.Text;

namespace Telephony.Sip.Messages;

/// <summary>One Via value, RFC 3261 §20.42 with rport (RFC 3581).</summary>
internal sealed class Via
{
    /// <summary>What a branch of RFC 3261 begins with (§8.1.1.7).</summary>
    public const string MagicCookie = "z9hG4bK";

    /// <summary>UDP, TCP, TLS, … in capitals.</summary>
    public required string Transport { get; init; }

    public required string Host { get; init; }

    public int? Port { get; init; }

    public SipParameters Parameters { get; init; } = SipParameters.None;

    public string? Branch => Parameters["branch"];

    public bool HasMagicCookie => Branch is { } branch && branch.Length > MagicCookie.Length && branch.StartsWith(MagicCookie, StringComparison.OrdinalIgnoreCase);

    public string SentBy => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}") : Host;

    public static bool TryParse(ReadOnlySpan<char> text, out Via via)
    {
        via = null!;
        var reader = new ValueReader(text);
        reader.SkipLws();
        if (!reader.TryToken(out var name) || !name.Equals("SIP", StringComparison.OrdinalIgnoreCase) || !reader.TrySeparator('/')) return false;
        if (!reader.TryToken(out var version) || !version.Equals("2.0", StringComparison.Ordinal) || !reader.TrySeparator('/')) return false;
        if (!reader.TryToken(out var transport)) return false;
        var before = reader.Rest.Length;
        reader.SkipLws();
        if (reader.Rest.Length == before) return false;
        if (!TrySentBy(ref reader, out var host, out var port)) return false;
        if (!SipParameters.TryRead(ref reader, out var parameters) || !reader.AtEnd) return false;
        via = new Via { Transport = transport.ToString().ToUpperInvariant(), Host = host, Port = port, Parameters = parameters };
        return true;
    }

    private static bool TrySentBy(ref ValueReader reader, out string host, out int? port)
    {
        host = "";
        port = null;
        var rest = reader.Rest;
        var end = !rest.IsEmpty && rest[0] == '[' ? rest.IndexOf(']') + 1 : rest.IndexOfAny(" \t:;,");
        if (end < 0) end = rest.Length;
        if (!SipSyntax.IsHost(rest[..end])) return false;
        host = rest[..end].ToString();
        reader.Advance(end);
        if (!reader.TrySeparator(':')) return true;
        rest = reader.Rest;
        end = rest.IndexOfAnyExceptInRange('0', '9');
        if (end < 0) end = rest.Length;
        if (!SipSyntax.TryPort(rest[..end], out var number)) return false;
        port = number;
        reader.Advance(end);
        return true;
    }

    /// <summary>
    /// RFC 3261 §18.2.1 and RFC 3581 §4: the server adds <c>received</c> when the sent-by differs from the source (and always when
    /// <c>rport</c> is asked for), and fills <c>rport</c> with the source port.
    /// </summary>
    public Via WithSource(IPEndPoint source)
    {
        var parameters = Parameters;
        var wantsPort = parameters.Has("rport");
        if (wantsPort) parameters = parameters.With("rport", source.Port.ToString(CultureInfo.InvariantCulture));
        var same = IPAddress.TryParse(Host, out var host) && host.Equals(source.Address);
        if (wantsPort || !same) parameters = parameters.With("received", source.Address.ToString());
        return ReferenceEquals(parameters, Parameters) ? this : new Via { Transport = Transport, Host = Host, Port = Port, Parameters = parameters };
    }

    public override string ToString()
    {
        var text = new StringBuilder(96).Append("SIP/2.0/").Append(Transport).Append(' ').Append(SentBy);
        Parameters.AppendTo(text);
        return text.ToString();
    }
}
