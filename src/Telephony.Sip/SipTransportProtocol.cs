namespace Telephony.Sip;

/// <summary>Transports of this stack.</summary>
public enum SipTransportProtocol
{
    /// <summary>Datagrams.</summary>
    Udp,

    /// <summary>Stream.</summary>
    Tcp,

    /// <summary>Stream under TLS (RFC 3261 §26.2.1).</summary>
    Tls,
}
