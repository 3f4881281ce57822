using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Telephony.Media.Remote;

/// <summary>Who is at the other end of a Unix-domain socket, as the kernel says (SO_PEERCRED, unix(7)).</summary>
internal static partial class PeerCredentials
{
    private const int SolSocket = 1;
    private const int SoPeerCred = 17;

    /// <summary>Whether the peer runs under this process's own account. Where the kernel does not tell (not Linux) the socket's folder and the key decide alone.</summary>
    public static bool IsOwn(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            return true;
        Span<byte> credentials = stackalloc byte[3 * sizeof(int)];
        return socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials) == credentials.Length
            && MemoryMarshal.Read<uint>(credentials[sizeof(int)..]) == EffectiveUser();
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
