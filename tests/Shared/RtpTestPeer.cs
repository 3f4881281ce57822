using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AfterSales.Tests.Shared;

/// <summary>
/// A phone's media side for tests: one UDP socket that keeps every packet it gets and speaks samples in 20 ms packets by absolute
/// deadlines. Knows nothing of the product's code.
/// </summary>
public sealed class RtpTestPeer : IDisposable
{
    private const int FrameSamples = 160;
    private readonly Lock _gate = new();
    private readonly Lock _sending = new();
    private readonly CompandingLaw _law;
    private readonly Thread _reader;
    private readonly Socket _socket;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private ImmutableList<ReceivedRtp> _received = [];
    private ushort _sequence = (ushort)Random.Shared.Next(0, 60_000);
    private uint _timestamp = (uint)Random.Shared.NextInt64(0, uint.MaxValue);
    private volatile bool _disposed;

    public RtpTestPeer(CompandingLaw? law = null, int port = 0, IPAddress? address = null)
    {
        _law = law ?? CompandingLaw.Mu;
        address ??= IPAddress.Loopback;
        _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 20, ReceiveTimeout = 100 };
        _socket.Bind(new IPEndPoint(address, port));
        LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        _reader = new Thread(Read) { IsBackground = true, Name = "rtp test peer" };
        _reader.Start();
    }

    public IPEndPoint LocalEndPoint { get; }

    public CompandingLaw Law => _law;

    public byte PayloadType { get; init; } = 255;

    public byte TelephoneEventPayloadType { get; init; } = 101;

    public uint Ssrc { get; set; } = (uint)Random.Shared.NextInt64(1, uint.MaxValue);

    /// <summary>Time of this peer, by which arrivals are noted.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Every packet so far, in order of arrival.</summary>
    public ImmutableList<ReceivedRtp> Received
    {
        get
        {
            lock (_gate)
                return _received;
        }
    }

    /// <summary>Audio packets only.</summary>
    public ImmutableList<ReceivedRtp> ReceivedAudio => Received.FindAll(p => p.PayloadType != TelephoneEventPayloadType);

    /// <summary>What was heard from a moment on: payloads decoded and placed by timestamp, silence where nothing came.</summary>
    /// <param name="fromPacket">Index into <see cref="ReceivedAudio"/>.</param>
    public short[] Heard(int fromPacket = 0)
    {
        var packets = ReceivedAudio.Skip(fromPacket).ToList();
        if (packets.Count == 0)
            return [];
        var first = packets[0].Timestamp;
        var placed = packets.Select(p => (At: (int)(p.Timestamp - first), Samples: _law.Decode(p.Payload))).Where(p => p.At >= 0).ToList();
        var heard = new short[placed.Max(p => p.At + p.Samples.Length)];
        foreach (var (at, samples) in placed)
            samples.CopyTo(heard, at);
        return heard;
    }

    /// <summary>Speaks samples to an address in real time, 20 ms a packet, then returns.</summary>
    public Task SayAsync(IPEndPoint to, short[] samples, CancellationToken cancellationToken = default) =>
        Task.Factory.StartNew(() => Say(to, samples, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Presses a digit (RFC 4733): real-time, one packet each 20 ms, the end three times.</summary>
    /// <param name="to">The address.</param>
    /// <param name="digit">0-9, *, #, A-D.</param>
    /// <param name="milliseconds">How long.</param>
    /// <param name="isSpeaking">The audio goes on meanwhile, by another task of this peer, and keeps the time.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    public Task PressAsync(IPEndPoint to, char digit, int milliseconds, bool isSpeaking = false, CancellationToken cancellationToken = default) =>
        Task.Factory.StartNew(() => Press(to, digit, milliseconds, isSpeaking, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Sends one audio packet with the stream's next numbers.</summary>
    public void SendFrame(IPEndPoint to, ReadOnlySpan<short> samples, bool marker = false)
    {
        lock (_sending)
        {
            Send(to, Build(PayloadType == 255 ? _law.PayloadType : PayloadType, marker, _sequence++, _timestamp, _law.Encode(samples)));
            _timestamp += (uint)samples.Length;
        }
    }

    /// <summary>Sends bytes as they are.</summary>
    public void Send(IPEndPoint to, ReadOnlySpan<byte> datagram) => _socket.SendTo(datagram, SocketFlags.None, to);

    /// <summary>A packet of this peer's stream with numbers of the caller's choice.</summary>
    public byte[] Build(byte payloadType, bool marker, ushort sequence, uint timestamp, ReadOnlySpan<byte> payload)
    {
        var packet = new byte[12 + payload.Length];
        packet[0] = 0x80;
        packet[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), Ssrc);
        payload.CopyTo(packet.AsSpan(12));
        return packet;
    }

    public void Dispose()
    {
        _disposed = true;
        _reader.Join();
        _socket.Dispose();
    }

    private void Say(IPEndPoint to, short[] samples, CancellationToken cancellationToken)
    {
        var pace = new Pace();
        for (var at = 0; at < samples.Length && !cancellationToken.IsCancellationRequested; at += FrameSamples)
        {
            SendFrame(to, samples.AsSpan(at, Math.Min(FrameSamples, samples.Length - at)), at == 0);
            pace.Wait(cancellationToken);
        }
    }

    private void Press(IPEndPoint to, char digit, int milliseconds, bool isSpeaking, CancellationToken cancellationToken)
    {
        var pace = new Pace();
        var code = (byte)"0123456789*#ABCD".IndexOf(digit, StringComparison.Ordinal);
        uint start;
        lock (_sending)
            start = _timestamp;
        var frames = Math.Max(1, milliseconds / 20);
        for (var i = 1; i <= frames + 2; i++)
        {
            var duration = (ushort)(Math.Min(i, frames) * FrameSamples);
            byte[] payload = [code, (byte)(i >= frames ? 0x8A : 0x0A), (byte)(duration >> 8), (byte)duration];
            lock (_sending)
            {
                Send(to, Build(TelephoneEventPayloadType, i == 1, _sequence++, start, payload));
                if (!isSpeaking)
                    _timestamp += FrameSamples;
            }

            pace.Wait(cancellationToken);
        }
    }

    private void Read()
    {
        var buffer = new byte[2048];
        while (!_disposed)
        {
            try
            {
                Keep(buffer.AsSpan(0, _socket.Receive(buffer)));
            }
            catch (SocketException)
            {
                // The receive time-out lets the loop see that it is disposed.
            }
        }
    }

    private void Keep(ReadOnlySpan<byte> packet)
    {
        if (packet.Length <= 12)
            return;
        var kept = new ReceivedRtp(
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[8..]),
            (packet[1] & 0x80) != 0,
            (byte)(packet[1] & 0x7F),
            packet[12..].ToArray(),
            _watch.Elapsed);
        lock (_gate)
            _received = _received.Add(kept);
    }
}
