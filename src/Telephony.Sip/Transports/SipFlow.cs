namespace Telephony.Sip.Transports;

/// <summary>A way to a peer: protocol, remote address, and the socket or connection to use.</summary>
internal sealed class SipFlow(SipTransportProtocol protocol, IPEndPoint remote, UdpListener? socket, StreamConnection? connection)
{
    public SipTransportProtocol Protocol { get; } = protocol;

    public IPEndPoint Remote { get; } = remote;

    public UdpListener? Socket { get; } = socket;

    public StreamConnection? Connection { get; } = connection;

    public bool IsReliable => Protocol != SipTransportProtocol.Udp;

    public bool IsUsable => Connection is null || Connection.IsOpen;

    public string ViaName => Protocol switch { SipTransportProtocol.Udp => "UDP", SipTransportProtocol.Tcp => "TCP", _ => "TLS" };
}
