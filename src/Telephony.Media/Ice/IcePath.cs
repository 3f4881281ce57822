using System.Net;

namespace Telephony.Media.Ice;

/// <summary>A remote address from which an authenticated check came.</summary>
internal sealed class IcePath(SocketAddress address)
{
    public SocketAddress Address { get; } = address;

    /// <summary>Monotonic instant of the last authenticated check, in milliseconds.</summary>
    public long LastCheck { get; set; }
}
