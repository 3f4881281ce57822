using System.Buffers.Binary;
using System.Net.Sockets;

namespace Telephony.Media.Remote;

/// <summary>
/// What leaves by a connection: frames are copied into one of two buffers, and a thread sends the other, so that nobody waits for the peer. Bounded: packets
/// are dropped when 128 KB wait, and a peer that lets 4 MB of answers and facts lie is cut off.
/// </summary>
internal sealed class FrameOutbox : IDisposable
{
    /// <summary>100 ms of the packets of 70 phones; older voice is of no use.</summary>
    private const int PacketRoom = 128 << 10;

    /// <summary>Every fact that may wait, generously.</summary>
    private const int Room = 4 << 20;

    private readonly Action _broken;
    private readonly Lock _gate = new();
    private readonly Socket _socket;
    private readonly Thread _thread;
    private readonly AutoResetEvent _wake = new(false);
    private byte[] _filling = new byte[64 << 10];
    private byte[] _leaving = new byte[64 << 10];
    private int _length;
    private bool _closed;
    private bool _disposed;

    /// <param name="socket">The connection; not owned.</param>
    /// <param name="name">Of the thread.</param>
    /// <param name="broken">Called once, on that thread, when sending fails or the peer lets too much lie.</param>
    public FrameOutbox(Socket socket, string name, Action broken)
    {
        (_socket, _broken) = (socket, broken);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>One RTP packet of a leg; false when it is dropped. Allocates nothing.</summary>
    public bool TryPacket(MediaLegId leg, ReadOnlySpan<byte> packet)
    {
        lock (_gate)
        {
            if (_closed || _length > PacketRoom)
                return false;
            var target = Reserve(FrameKind.Packet, MediaProtocol.IdBytes + packet.Length);
            leg.Value.TryWriteBytes(target);
            packet.CopyTo(target[MediaProtocol.IdBytes..]);
            _wake.Set();
            return true;
        }
    }

    /// <summary>A frame that must arrive as long as the connection stands; false when it does not.</summary>
    public bool TryPost(FrameKind kind, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            if (_length + payload.Length > Room)
                _closed = true;
            else
                payload.CopyTo(Reserve(kind, payload.Length));
            _wake.Set();
            return true;
        }
    }

    /// <summary>Ends the thread; what waits is not sent any more. The socket must be closed before or right after, or a send in progress holds it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            (_closed, _disposed) = (true, true);
            _wake.Set();
        }

        if (Thread.CurrentThread != _thread)
            _thread.Join();
        lock (_gate)
            _wake.Dispose();
    }

    private Span<byte> Reserve(FrameKind kind, int payload)
    {
        var needed = _length + MediaProtocol.Header + payload;
        if (needed > _filling.Length)
            Array.Resize(ref _filling, Math.Max(needed, 2 * _filling.Length));
        var frame = _filling.AsSpan(_length, MediaProtocol.Header + payload);
        BinaryPrimitives.WriteInt32LittleEndian(frame, 1 + payload);
        frame[sizeof(uint)] = (byte)kind;
        _length = needed;
        return frame[MediaProtocol.Header..];
    }

    private void Run()
    {
        while (true)
        {
            int length;
            lock (_gate)
            {
                if (_closed)
                    break;
                (_filling, _leaving, length, _length) = (_leaving, _filling, _length, 0);
            }

            if (length == 0)
                _wake.WaitOne();
            else if (!Send(_leaving.AsSpan(0, length)))
                break;
        }

        lock (_gate)
            _closed = true;
        _broken();
    }

    private bool Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
                bytes = bytes[_socket.Send(bytes)..];
            return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The peer is gone; whoever reads the connection sees it too.
            return false;
        }
    }
}
