using System.Diagnostics.CodeAnalysis;

namespace Telephony.Sip;

/// <summary>A transport with an address: <c>udp://127.0.0.1:5060</c>, <c>tcp://[::1]:5060</c>, <c>tls://10.0.0.1</c>; port 0 means any free port.</summary>
/// <param name="Protocol">Transport.</param>
/// <param name="EndPoint">Address and port.</param>
public sealed record SipListenAddress(SipTransportProtocol Protocol, IPEndPoint EndPoint)
{
    /// <summary>Default port of SIP over UDP and TCP (RFC 3261 §18.1.1).</summary>
    public const int DefaultPort = 5060;

    /// <summary>Default port of SIP over TLS (RFC 3261 §19.1.2).</summary>
    public const int DefaultTlsPort = 5061;

    /// <summary>Of a peer over TLS: the name that its certificate must be for; null means its address.</summary>
    public string? PeerName { get; init; }

    /// <summary>Reads the notation above. Names other than "localhost" are not resolved.</summary>
    /// <param name="text">The notation.</param>
    /// <param name="address">The address when it can be read.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SipListenAddress? address)
    {
        address = null;
        if (text is null) return false;
        SipTransportProtocol protocol;
        if (text.StartsWith("udp://", StringComparison.OrdinalIgnoreCase)) protocol = SipTransportProtocol.Udp;
        else if (text.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase)) protocol = SipTransportProtocol.Tcp;
        else if (text.StartsWith("tls://", StringComparison.OrdinalIgnoreCase)) protocol = SipTransportProtocol.Tls;
        else return false;
        if (!SipUri.TryHostPort(text.AsSpan(6).TrimEnd('/'), out var host, out var port)) return false;
        var ip = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback : IPAddress.TryParse(host, out var literal) ? literal : null;
        if (ip is null) return false;
        address = new SipListenAddress(protocol, new IPEndPoint(ip, port ?? DefaultPortOf(protocol)));
        return true;
    }

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <param name="text">The notation.</param>
    /// <exception cref="FormatException">The text is not such an address.</exception>
    public static SipListenAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not udp://, tcp:// or tls://address:port");

    /// <summary>The notation above.</summary>
    public override string ToString() => Protocol switch { SipTransportProtocol.Udp => "udp://", SipTransportProtocol.Tcp => "tcp://", _ => "tls://" } + EndPoint;

    internal static int DefaultPortOf(SipTransportProtocol protocol) => protocol == SipTransportProtocol.Tls ? DefaultTlsPort : DefaultPort;
}
