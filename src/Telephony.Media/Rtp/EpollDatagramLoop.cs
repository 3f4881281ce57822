using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Telephony.Media.Rtp;

/// <summary>
/// The loop for Linux: one thread waits for all sockets by epoll and reads those that are ready, by recvfrom itself. No thread pool, no timer,
/// no task and no managed socket between the kernel and the relay. Each leg has a socket of its own with one packet at a time in it, so
/// that recvmmsg would have nothing to batch.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed partial class EpollDatagramLoop : IDatagramLoop
{
    private const int MaximumEvents = 128;
    private const int BufferBytes = 2048;
    private const int WakeEachMs = 250;
    private readonly TimeProvider _clock;
    private readonly MediaCounters _counters;
    private readonly int _epoll;
    private readonly MediaFaults _faults;
    private readonly Lock _gate = new();
    private readonly Stack<int> _free = new();
    private readonly Thread _thread;
    private volatile Watched?[] _sockets = new Watched?[256];
    private volatile bool _stopped;
    private int _used;

    public EpollDatagramLoop(TimeProvider clock, MediaCounters counters, MediaFaults faults)
    {
        (_clock, _counters, _faults) = (clock, counters, faults);
        _epoll = Native.Create(Native.CloseOnExec);
        if (_epoll < 0)
            throw new IOException($"epoll_create1 failed: {Marshal.GetLastPInvokeErrorMessage()}");
        _thread = new Thread(Run) { IsBackground = true, Name = "media receive" };
        _thread.Start();
    }

    public IDisposable Add(Socket socket, IDatagramSink sink)
    {
        var watched = Keep(socket, sink);
        Span<byte> interest = stackalloc byte[EpollEvent.Size];
        EpollEvent.Write(interest, Native.Readable, watched.Slot);
        if (Native.Control(_epoll, Native.AddSocket, (int)socket.Handle, ref MemoryMarshal.GetReference(interest)) == 0)
            return watched;
        var error = Marshal.GetLastPInvokeErrorMessage();
        watched.Dispose();
        throw new IOException($"epoll_ctl failed: {error}");
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        foreach (var watched in _sockets)
            watched?.Dispose();
        _ = Native.Close(_epoll);
    }

    private void Run()
    {
        _faults.Hurry("media receive");
        var buffer = GC.AllocateUninitializedArray<byte>(BufferBytes, pinned: true);
        var events = GC.AllocateUninitializedArray<byte>(MaximumEvents * EpollEvent.Size, pinned: true);
        while (!_stopped)
        {
            var ready = Native.Wait(_epoll, ref events[0], MaximumEvents, WakeEachMs);
            for (var i = 0; i < ready; i++)
            {
                // A socket closed meanwhile may have left its slot to another one, which then reads and finds nothing.
                _sockets[EpollEvent.Key(events.AsSpan(i * EpollEvent.Size))]?.Read(buffer);
            }
        }
    }

    private Watched Keep(Socket socket, IDatagramSink sink)
    {
        lock (_gate)
        {
            var sockets = _sockets;
            if (!_free.TryPop(out var slot))
                slot = _used++;
            if (slot == sockets.Length)
                Array.Resize(ref sockets, 2 * slot);
            var watched = new Watched(this, slot, socket, sink);
            sockets[slot] = watched;
            _sockets = sockets;
            return watched;
        }
    }

    private void Forget(int slot)
    {
        lock (_gate)
        {
            _sockets[slot] = null;
            _free.Push(slot);
        }
    }

    /// <summary>One socket. The gate makes closing wait for a read in progress, so that a reused descriptor is never read by mistake.</summary>
    private sealed class Watched(EpollDatagramLoop loop, int slot, Socket socket, IDatagramSink sink) : IDisposable
    {
        private readonly int _descriptor = (int)socket.Handle;
        private readonly SocketAddress _from = new(socket.AddressFamily);
        private readonly Lock _gate = new();
        private bool _closed;

        public int Slot => slot;

        public void Read(byte[] buffer)
        {
            lock (_gate)
            {
                if (_closed)
                    return;
                var from = _from.Buffer.Span;
                var addressLength = from.Length;
                var length = (int)Native.Receive(_descriptor, ref buffer[0], BufferBytes, Native.DontWait, ref MemoryMarshal.GetReference(from), ref addressLength);
                if (length < 0)
                {
                    // An ICMP error or a bad checksum after the wake-up belongs to one datagram, a wake-up for nothing to none; the socket goes on.
                    if (Marshal.GetLastPInvokeError() != Native.WouldBlock)
                        loop._counters.CountReceiveError();
                    return;
                }

                try
                {
                    sink.OnDatagram(buffer.AsSpan(0, length), _from, loop._clock.GetTimestamp());
                }
#pragma warning disable CA1031 // The wall of the receive thread: a bug met by one datagram must not end all calls.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    loop._faults.Report(e);
                }
            }
        }

        /// <summary>Closing the descriptor also takes it out of the epoll set.</summary>
        public void Dispose()
        {
            lock (_gate)
            {
                if (_closed)
                    return;
                _closed = true;
                socket.Dispose();
            }

            loop.Forget(slot);
        }
    }

    /// <summary>The kernel's struct epoll_event: packed on x86, aligned elsewhere.</summary>
    private static class EpollEvent
    {
        private static readonly bool s_packed = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;

        public static readonly int Size = s_packed ? 12 : 16;

        private static readonly int s_keyOffset = Size - sizeof(long);

        public static void Write(Span<byte> target, uint events, int slot)
        {
            MemoryMarshal.Write(target, events);
            MemoryMarshal.Write(target[s_keyOffset..], (long)slot);
        }

        public static int Key(ReadOnlySpan<byte> source) => (int)MemoryMarshal.Read<long>(source[s_keyOffset..]);
    }

    private static partial class Native
    {
        public const int CloseOnExec = 0x80000;
        public const int AddSocket = 1;
        public const uint Readable = 1;
        public const int DontWait = 0x40;
        public const int WouldBlock = 11;

        [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
        public static partial int Create(int flags);

        [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
        public static partial int Control(int epoll, int operation, int descriptor, ref byte interest);

        [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
        public static partial int Wait(int epoll, ref byte events, int maximum, int timeoutMs);

        [LibraryImport("libc", EntryPoint = "recvfrom", SetLastError = true)]
        public static partial nint Receive(int descriptor, ref byte buffer, nint length, int flags, ref byte address, ref int addressLength);

        [LibraryImport("libc", EntryPoint = "close")]
        public static partial int Close(int descriptor);
    }
}
