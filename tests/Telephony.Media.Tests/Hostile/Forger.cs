using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Telephony.Media.Tests.Hostile;

/// <summary>
/// Sends RTP that is not the peer's from another address or port, with a sample value that no voice of the tests ever has, and counts what it
/// gets for it.
/// </summary>
internal sealed class Forger : IDisposable
{
    /// <summary>The loudest value of µ-law: 32,124.</summary>
    public const byte Mark = 0x80;

    private readonly byte[] _packet = new byte[172];
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
    private readonly SocketAddress _to;
    private readonly byte[] _scratch = new byte[2048];

    /// <param name="from">Its address; port 0 is any.</param>
    /// <param name="to">The leg's port.</param>
    /// <param name="ssrc">What it claims to be.</param>
    public Forger(IPEndPoint from, IPEndPoint to, uint ssrc)
    {
        _socket.Bind(from);
        _to = to.Serialize();
        _packet[0] = 0x80;
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(8), ssrc);
        _packet.AsSpan(12).Fill(Mark);
    }

    public long BytesReceived { get; private set; }

    public int Sent { get; private set; }

    /// <summary>One packet, in sequence with its last one.</summary>
    public void Send()
    {
        Sent++;
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), (ushort)Sent);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), (uint)Sent * 160);
        try
        {
            _socket.SendTo(_packet, SocketFlags.None, _to);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable)
        {
            // The kernel's own limit: this forged packet never left.
            Sent--;
        }
    }

    /// <summary>Reads what came back.</summary>
    public void Listen()
    {
        while (_socket.Poll(0, SelectMode.SelectRead))
            BytesReceived += _socket.Receive(_scratch);
    }

    public void Dispose() => _socket.Dispose();
}
