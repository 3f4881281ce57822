using System.Runtime.InteropServices;

namespace Benchmarks.Media;

/// <summary>The system calls that the generator and the floor use, as C would: no managed socket between them and the kernel (Linux, x64 and arm64 layouts).</summary>
internal static unsafe partial class NativeDatagrams
{
    public const int DontWait = 0x40;
    private const int SocketLevel = 1;
    private const int ReceiveBufferForce = 33;

    /// <summary>Several datagrams in one call; each message names its own address.</summary>
    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    public static partial int SendMany(int socket, Message* messages, uint count, int flags);

    [LibraryImport("libc", EntryPoint = "recvmmsg", SetLastError = true)]
    public static partial int ReceiveMany(int socket, Message* messages, uint count, int flags, nint timeout);

    [LibraryImport("libc", EntryPoint = "recvfrom")]
    public static partial nint Receive(int socket, byte* buffer, nint length, int flags, byte* address, int* addressLength);

    [LibraryImport("libc", EntryPoint = "sendto")]
    public static partial nint Send(int socket, byte* buffer, nint length, int flags, byte* address, int addressLength);

    [LibraryImport("libc", EntryPoint = "write")]
    public static partial nint Write(int descriptor, byte* buffer, nint length);

    [LibraryImport("libc", EntryPoint = "epoll_create1")]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl")]
    public static partial int EpollControl(int epoll, int operation, int descriptor, byte* interest);

    [LibraryImport("libc", EntryPoint = "epoll_wait")]
    public static partial int EpollWait(int epoll, byte* events, int maximum, int timeoutMs);

    [LibraryImport("libc", EntryPoint = "setsockopt")]
    private static partial int SetOption(int socket, int level, int option, int* value, int length);

    /// <summary>A buffer that holds a whole second of all calls, so that what is lost is lost by the program that is measured.</summary>
    public static void Widen(int socket, int bytes) => _ = SetOption(socket, SocketLevel, ReceiveBufferForce, &bytes, sizeof(int));

    [StructLayout(LayoutKind.Sequential)]
    public struct Part
    {
        public byte* Base;
        public nint Length;
    }

    /// <summary>struct mmsghdr of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public byte* Name;
        public uint NameLength;
        public Part* Parts;
        public nint PartCount;
        public byte* Control;
        public nint ControlLength;
        public nint Flags;
        public uint Length;
    }
}
