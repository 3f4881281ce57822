using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Telephony.Media.Rtp;

/// <summary>
/// The loop for Linux: one thread waits for all sockets by epoll and reads those that are ready. No thread pool, no timer and no
/// task between the kernel and the relay, which is worth most of the processor time at a hundred calls.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed partial class EpollDatagramLoop : IDatagramLoop
{
    private const int MaximumEvents = 128;
    private const int WakeEachMs = 250;
    private readonly TimeProvider _clock;
    private readonly MediaCounters _counters;
    private readonly int _epoll;
    private readonly MediaFaults _faults;
    private readonly ConcurrentDictionary<long, Watched> _sockets = new();
    private readonly Thread _thread;
    private volatile bool _stopped;
    private long _lastKey;

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
        var key = Interlocked.Increment(ref _lastKey);
        var watched = new Watched(this, key, socket, sink);
        _sockets[key] = watched;
        Span<byte> interest = stackalloc byte[EpollEvent.Size];
        EpollEvent.Write(interest, Native.Readable, key);
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
        foreach (var watched in _sockets.Values)
            watched.Dispose();
        _ = Native.Close(_epoll);
    }

    private void Run()
    {
        var buffer = GC.AllocateUninitializedArray<byte>(2048, pinned: true);
        var events = GC.AllocateUninitializedArray<byte>(MaximumEvents * EpollEvent.Size, pinned: true);
        while (!_stopped)
        {
            var ready = Native.Wait(_epoll, ref events[0], MaximumEvents, WakeEachMs);
            for (var i = 0; i < ready; i++)
            {
                if (_sockets.TryGetValue(EpollEvent.Key(events.AsSpan(i * EpollEvent.Size)), out var watched))
                    watched.Read(buffer);
            }
        }
    }

    /// <summary>One socket. The gate makes closing wait for a read in progress, so that a reused descriptor is never read by mistake.</summary>
    private sealed class Watched(EpollDatagramLoop loop, long key, Socket socket, IDatagramSink sink) : IDisposable
    {
        private readonly SocketAddress _from = new(socket.AddressFamily);
        private readonly Lock _gate = new();
        private bool _closed;

        public void Read(byte[] buffer)
        {
            lock (_gate)
            {
                if (_closed)
                    return;
                try
                {
                    var length = socket.ReceiveFrom(buffer, SocketFlags.None, _from);
                    sink.OnDatagram(buffer.AsSpan(0, length), _from, loop._clock.GetTimestamp());
                }
                catch (SocketException)
                {
                    // An ICMP error, an oversized datagram, or a bad checksum after the wake-up belongs to one datagram; the socket goes on.
                    loop._counters.CountReceiveError();
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
            loop._sockets.TryRemove(key, out _);
            lock (_gate)
            {
                _closed = true;
                socket.Dispose();
            }
        }
    }

    /// <summary>The kernel's struct epoll_event: packed on x86, aligned elsewhere.</summary>
    private static class EpollEvent
    {
        private static readonly bool s_packed = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;

        public static readonly int Size = s_packed ? 12 : 16;

        private static readonly int s_keyOffset = Size - sizeof(long);

        public static void Write(Span<byte> target, uint events, long key)
        {
            MemoryMarshal.Write(target, events);
            MemoryMarshal.Write(target[s_keyOffset..], key);
        }

        public static long Key(ReadOnlySpan<byte> source) => MemoryMarshal.Read<long>(source[s_keyOffset..]);
    }

    private static partial class Native
    {
        public const int CloseOnExec = 0x80000;
        public const int AddSocket = 1;
        public const uint Readable = 1;

        [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
        public static partial int Create(int flags);

        [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
        public static partial int Control(int epoll, int operation, int descriptor, ref byte interest);

        [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
        public static partial int Wait(int epoll, ref byte events, int maximum, int timeoutMs);

        [LibraryImport("libc", EntryPoint = "close")]
        public static partial int Close(int descriptor);
    }
}
