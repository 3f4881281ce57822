using System.Net;
using System.Net.Sockets;

namespace Telephony.Media.Rtp;

/// <summary>Address and port of a datagram as a value: read from the socket's buffer and compared without allocating.</summary>
internal readonly record struct UdpSource(UInt128 Address, ushort Port)
{
    public static UdpSource Of(SocketAddress address)
    {
        var bytes = address.Buffer.Span;
        var port = (ushort)((bytes[2] << 8) | bytes[3]);
        return address.Family == AddressFamily.InterNetworkV6
            ? new UdpSource(Read(bytes.Slice(8, 16)), port)
            : new UdpSource(Read(bytes.Slice(4, 4)), port);
    }

    public static UdpSource Of(IPEndPoint point) => Of(point.Serialize());

    public static UInt128 Of(IPAddress address) => Of(new IPEndPoint(address, 0)).Address;

    private static UInt128 Read(ReadOnlySpan<byte> bytes)
    {
        UInt128 value = 0;
        foreach (var b in bytes)
            value = (value << 8) | b;
        return value;
    }
}
