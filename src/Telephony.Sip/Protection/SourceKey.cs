using System.Buffers.Binary;
using System.Net.Sockets;

namespace Telephony.Sip.Protection;

/// <summary>
/// What counts as one sender: an IPv4 address, or the first 64 bits of an IPv6 address, because who has one address of such a network as a rule has
/// them all (RFC 6177 §2). Ports do not count.
/// </summary>
internal readonly record struct SourceKey(ulong Value, bool IsV6)
{
    public static SourceKey Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new SourceKey(BinaryPrimitives.ReadUInt64BigEndian(bytes), true)
            : new SourceKey(BinaryPrimitives.ReadUInt32BigEndian(bytes), false);
    }
}
