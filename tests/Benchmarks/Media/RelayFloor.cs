using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Benchmarks.Media;

/// <summary>
/// What the machine allows at most: one thread, epoll, recvfrom, sendto unchanged to the partner's phone, both directions appended to a file each
/// 100 ms; no check of anything. The engine is measured as a ratio to this.
/// </summary>
internal sealed unsafe class RelayFloor : IDisposable
{
    private const int EventBytes = 12;
    private const int MaximumEvents = 128;
    private const int PayloadBytes = 160;
    private const int FileBytes = 10 * PayloadBytes;
    private readonly string _folder;
    private readonly int _epoll = NativeDatagrams.EpollCreate(0);
    private readonly List<Leg> _legs = [];
    private readonly Thread _thread;
    private volatile bool _stopped;
    private long _recorded;

    public RelayFloor(string folder)
    {
        _folder = folder;
        _thread = new Thread(Run) { IsBackground = true, Name = "floor" };
    }

    /// <summary>Opens one call between two phones.</summary>
    public (int A, int B) Open(IPEndPoint phoneA, IPEndPoint phoneB)
    {
        var file = File.OpenHandle(Path.Combine(_folder, $"{_legs.Count}.raw"), FileMode.CreateNew, FileAccess.Write);
        var (a, b) = (new Leg(phoneB, file), new Leg(phoneA, file));
        (a.Partner, b.Partner) = (b, a);
        _legs.Add(a);
        _legs.Add(b);
        return (a.Port, b.Port);
    }

    /// <summary>Reads all legs from now on.</summary>
    public void Start()
    {
        byte* interest = stackalloc byte[EventBytes];
        for (var i = 0; i < _legs.Count; i++)
        {
            *(uint*)interest = 1;
            *(long*)(interest + 4) = i;
            _ = NativeDatagrams.EpollControl(_epoll, 1, _legs[i].Descriptor, interest);
        }

        _thread.Start();
    }

    public long RecordedBytes => Volatile.Read(ref _recorded);

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        _legs.ForEach(l => l.Dispose());
    }

    private void Run()
    {
        byte* events = stackalloc byte[MaximumEvents * EventBytes];
        byte* buffer = stackalloc byte[2048];
        var legs = _legs.ToArray();
        while (!_stopped)
        {
            var ready = NativeDatagrams.EpollWait(_epoll, events, MaximumEvents, 250);
            for (var i = 0; i < ready; i++)
                Relay(legs[*(long*)(events + (i * EventBytes) + 4)], buffer);
        }
    }

    private void Relay(Leg leg, byte* buffer)
    {
        var length = NativeDatagrams.Receive(leg.Descriptor, buffer, 2048, NativeDatagrams.DontWait, null, null);
        if (length < 12)
            return;
        _ = NativeDatagrams.Send(leg.Partner!.Descriptor, buffer, length, NativeDatagrams.DontWait, leg.To, 16);
        Buffer.MemoryCopy(buffer + 12, leg.Pending + leg.Filled, FileBytes - leg.Filled, length - 12);
        leg.Filled += (int)length - 12;
        if (leg.Filled + PayloadBytes <= FileBytes)
            return;
        _recorded += NativeDatagrams.Write(leg.File, leg.Pending, leg.Filled);
        leg.Filled = 0;
    }

    private sealed class Leg : IDisposable
    {
        private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file;
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 18 };

        public Leg(IPEndPoint to, Microsoft.Win32.SafeHandles.SafeFileHandle file)
        {
            _file = file;
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            (Descriptor, File) = ((int)_socket.Handle, (int)file.DangerousGetHandle());
            to.Serialize().Buffer.Span[..16].CopyTo(new Span<byte>(To, 16));
        }

        public int Descriptor { get; }

        public int File { get; }

        public byte* To { get; } = (byte*)NativeMemory.AllocZeroed(16);

        public byte* Pending { get; } = (byte*)NativeMemory.AllocZeroed(FileBytes);

        public int Filled { get; set; }

        public Leg? Partner { get; set; }

        public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

        public void Dispose()
        {
            _socket.Dispose();
            _file.Dispose();
            NativeMemory.Free(To);
            NativeMemory.Free(Pending);
        }
    }
}
