using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Telephony.Media.Rtp;

/// <summary>
/// Sends one datagram without an exception on a failed one: on Linux by sendto itself, elsewhere by the managed socket. The handle is held during
/// the call, so that a leg closed meanwhile cannot have its descriptor taken by another one.
/// </summary>
internal static partial class UdpSender
{
    private const int DontWait = 0x40;
    private static readonly bool s_isLinux = OperatingSystem.IsLinux();

    /// <summary>False: a full buffer, an unreachable network, or the socket was closed while its peer spoke; one packet is lost, as on any network.</summary>
    public static bool TrySend(Socket socket, ReadOnlySpan<byte> packet, SocketAddress to)
    {
        try
        {
            if (!s_isLinux)
                return socket.SendTo(packet, SocketFlags.None, to) == packet.Length;
            return Send(socket.SafeHandle, ref MemoryMarshal.GetReference(packet), packet.Length, DontWait, ref MemoryMarshal.GetReference(to.Buffer.Span), to.Size) == packet.Length;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "sendto")]
    private static partial nint Send(SafeSocketHandle socket, ref byte packet, nint length, int flags, ref byte address, int addressLength);
}
