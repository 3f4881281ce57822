using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Benchmarks.Media;

/// <summary>
/// All phones of all calls: each leg speaks a 20 ms packet of PCMA 50 times a second, spread evenly over the 20 ms, with the instant of sending in
/// its payload, and hears its partner. One thread; many packets a system call, so that it never is the one that is measured.
/// </summary>
internal sealed unsafe class RtpGenerator : IDisposable
{
    public const int PacketBytes = 172;
    private const int TurnsPerFrame = 20;
    private const int Batch = 64;
    private const int AddressBytes = 16;
    private const int MaximumLegs = 8192;
    private const int Sockets = 4;
    private const int LateTurnMs = 5;
    private static readonly long s_turn = Stopwatch.Frequency / 1000;
    private readonly byte* _addresses = (byte*)NativeMemory.AllocZeroed(MaximumLegs, AddressBytes);
    private readonly byte* _packets = (byte*)NativeMemory.AllocZeroed(MaximumLegs, PacketBytes);
    private readonly NativeDatagrams.Message* _sending = NewMessages();
    private readonly NativeDatagrams.Message* _receiving = NewMessages();
    private readonly byte* _received = (byte*)NativeMemory.AllocZeroed(Batch, 2048);
    private readonly Lock _gate = new();
    private readonly Socket[] _sockets;
    private readonly Thread _thread;
    private volatile int _legs;
    private volatile bool _stopped;
    private volatile bool _measuring;
    private long _measureFrom;
    private long _measureTo = long.MaxValue;

    public RtpGenerator()
    {
        _sockets = [.. Enumerable.Range(0, Sockets).Select(_ => NewSocket())];
        for (var i = 0; i < Batch; i++)
            _receiving[i].Parts[0] = new NativeDatagrams.Part { Base = _received + (i * 2048), Length = 2048 };
        _thread = new Thread(Run) { IsBackground = true, Name = "rtp generator" };
        _thread.Start();
    }

    public CallMeter Meter { get; } = new();

    public long PacketsOfLeg { get; private set; }

    /// <summary>Where a leg's phone is.</summary>
    public IPEndPoint PhoneOf(int leg) => (IPEndPoint)_sockets[leg % Sockets].LocalEndPoint!;

    /// <summary>The phones speak to these ports from now on.</summary>
    public void Speak(IReadOnlyList<int> ports)
    {
        lock (_gate)
        {
            for (var leg = 0; leg < ports.Count; leg++)
                Prepare(leg, ports[leg]);
            Meter.Reset(ports.Count);
            PacketsOfLeg = 0;
            _legs = ports.Count;
        }
    }

    public void FallSilent()
    {
        lock (_gate)
            _legs = 0;
    }

    /// <summary>Counts what is sent from now on.</summary>
    public void BeginWindow()
    {
        lock (_gate)
        {
            Meter.Reset(_legs);
            _measureFrom = Stopwatch.GetTimestamp();
            _measureTo = long.MaxValue;
            _measuring = true;
        }
    }

    /// <summary>Nothing that is sent from now on counts; what was sent may still come back.</summary>
    public void EndWindow()
    {
        lock (_gate)
            _measureTo = Stopwatch.GetTimestamp();
    }

    /// <summary>What has not come back is lost.</summary>
    public void EndCount()
    {
        lock (_gate)
            _measuring = false;
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        foreach (var socket in _sockets)
            socket.Dispose();
        NativeMemory.Free(_addresses);
        NativeMemory.Free(_packets);
        NativeMemory.Free(_received);
    }

    private static Socket NewSocket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        NativeDatagrams.Widen((int)socket.Handle, 32 << 20);
        return socket;
    }

    private static NativeDatagrams.Message* NewMessages()
    {
        var messages = (NativeDatagrams.Message*)NativeMemory.AllocZeroed(Batch, (nuint)sizeof(NativeDatagrams.Message));
        var parts = (NativeDatagrams.Part*)NativeMemory.AllocZeroed(Batch, (nuint)sizeof(NativeDatagrams.Part));
        for (var i = 0; i < Batch; i++)
        {
            messages[i].Parts = parts + i;
            messages[i].PartCount = 1;
        }

        return messages;
    }

    private void Prepare(int leg, int port)
    {
        new IPEndPoint(IPAddress.Loopback, port).Serialize().Buffer.Span[..AddressBytes].CopyTo(new Span<byte>(_addresses + (leg * AddressBytes), AddressBytes));
        var packet = Packet(leg);
        packet[..12].Clear();
        (packet[0], packet[1]) = (0x80, 8);
        BinaryPrimitives.WriteInt32BigEndian(packet[8..], 0x10000 + leg);
        packet[12..].Fill(0x55);
        BinaryPrimitives.WriteInt32LittleEndian(packet[12..], leg);
    }

    private Span<byte> Packet(int leg) => new(_packets + (leg * PacketBytes), PacketBytes);

    private void Run()
    {
        var next = Stopwatch.GetTimestamp() + s_turn;
        for (var turn = 0; !_stopped; turn++)
        {
            lock (_gate)
            {
                SendTurn(turn % TurnsPerFrame);
                foreach (var socket in _sockets)
                    Drain((int)socket.Handle);
            }

            next += s_turn;
            var left = next - Stopwatch.GetTimestamp();
            if (left < -LateTurnMs * s_turn)
            {
                Meter.LateTurns++;
                next -= left;
            }
            else if (left > 0)
            {
                Sleep(left);
            }
        }
    }

    /// <summary>A sleeping thread of the pool wakes in 0.1 ms; a spinning one would take the core from the machine's other users.</summary>
    private static void Sleep(long ticks) => Thread.Sleep(TimeSpan.FromTicks(ticks * TimeSpan.TicksPerSecond / Stopwatch.Frequency));

    private void SendTurn(int turn)
    {
        var legs = _legs;
        var (from, to) = (legs * turn / TurnsPerFrame, legs * (turn + 1) / TurnsPerFrame);
        for (var socket = 0; socket < Sockets; socket++)
        {
            var count = 0;
            for (var leg = from; leg < to; leg++)
            {
                if (leg % Sockets != socket)
                    continue;
                Stamp(leg);
                _sending[count].Name = _addresses + (leg * AddressBytes);
                _sending[count].NameLength = AddressBytes;
                _sending[count].Parts[0] = new NativeDatagrams.Part { Base = _packets + (leg * PacketBytes), Length = PacketBytes };
                if (++count == Batch)
                    count = Flush(socket, count);
            }

            Flush(socket, count);
        }

        if (turn == 0 && legs > 0)
            PacketsOfLeg++;
    }

    private void Stamp(int leg)
    {
        var packet = Packet(leg);
        var sequence = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) + 1);
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) + 160);
        BinaryPrimitives.WriteInt64LittleEndian(packet[16..], Stopwatch.GetTimestamp());
    }

    private int Flush(int socket, int count)
    {
        if (count == 0)
            return 0;
        var sent = Math.Max(0, NativeDatagrams.SendMany((int)_sockets[socket].Handle, _sending, (uint)count, 0));
        if (_measuring && _measureTo == long.MaxValue)
            Meter.Sent += sent;
        return 0;
    }

    private void Drain(int socket)
    {
        while (true)
        {
            var count = NativeDatagrams.ReceiveMany(socket, _receiving, Batch, NativeDatagrams.DontWait, 0);
            var now = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
                Take(new ReadOnlySpan<byte>(_received + (i * 2048), (int)_receiving[i].Length), now);
            if (count < Batch)
                return;
        }
    }

    private void Take(ReadOnlySpan<byte> packet, long now)
    {
        if (!_measuring || packet.Length != PacketBytes)
            return;
        var leg = BinaryPrimitives.ReadInt32LittleEndian(packet[12..]);
        var sentAt = BinaryPrimitives.ReadInt64LittleEndian(packet[16..]);
        if (sentAt >= _measureFrom && sentAt <= _measureTo && leg >= 0 && leg < _legs)
            Meter.Count(leg, BinaryPrimitives.ReadUInt32BigEndian(packet[8..]), sentAt, now, Stopwatch.Frequency);
    }
}
