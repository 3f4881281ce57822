namespace Telephony.Sip;

/// <summary>Transports of this stack.</summary>
public enum SipTransportProtocol
{
    /// <summary>Datagrams.</summary>
    Udp,

    /// <summary>Stream.</summary>
    Tcp,
}
