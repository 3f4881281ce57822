using System.Net;
using System.Net.Sockets;

namespace Telephony.Media.Rtp;

/// <summary>
/// Plain RTP over one UDP socket (SIP phones and trunks). Takes packets of the peer only (<see cref="SourceLock"/>) and sends
/// to the address in SDP until the lock says where the peer really is. Its RTCP has a channel of its own.
/// </summary>
internal sealed class UdpRtpTransport(Socket socket, RtcpChannel control, IDatagramLoop loop, TimeSpan learningWindow, TimeProvider clock, MediaCounters counters)
    : IRtpTransport, IDatagramSink
{
    private readonly Lock _gate = new();
    private IDisposable? _reading;
    private IRtpReceiver? _receiver;
    private volatile SourceLock? _source;
    private volatile SocketAddress? _destination;
    private IPEndPoint? _announced;
    private IPAddress? _signalling;
    private long _sourceRejected;

    /// <summary>Datagrams from elsewhere than the peer.</summary>
    public long SourceRejected => Volatile.Read(ref _sourceRejected);

    /// <summary>Its RTCP.</summary>
    public RtcpChannel Control => control;

    public void Start(IRtpReceiver receiver)
    {
        _receiver = receiver;
        _reading = loop.Add(socket, this);
        control.Start();
    }

    /// <summary>
    /// Points the transport at a peer. The same address again (a re-INVITE) changes nothing; another one starts a new lock, and so does the
    /// same one when its signalling has moved (a phone behind NAT changed networks: its own address stayed, the translated one did not; what
    /// was learnt is sent to until the new source is). An address that cannot be sent to (0.0.0.0 is the old way to hold, port 0 refuses the
    /// stream, multicast is not a phone) stops sending only.
    /// </summary>
    public void SetRemote(IPEndPoint announced, IPAddress? signalling)
    {
        lock (_gate)
        {
            var moved = !announced.Equals(_announced);
            if (!moved && Equals(signalling, _signalling))
                return;
            (_announced, _signalling) = (announced, signalling);
            if (!IsReachable(announced))
            {
                _destination = null;
                control.SetRemote(null);
                return;
            }

            if (moved)
            {
                _destination = announced.Serialize();
                control.SetRemote(announced);
            }

            _source = new SourceLock(announced, signalling, clock.GetTimestamp() + (long)(learningWindow.TotalSeconds * clock.TimestampFrequency));
        }
    }

    public void Send(ReadOnlySpan<byte> packet)
    {
        if (_destination is not { } destination)
        {
            counters.CountUnsent();
            return;
        }

        if (!UdpSender.TrySend(socket, packet, destination))
        {
            counters.CountSendFailure();
            return;
        }

        counters.CountSent();
        control.OnSent(packet, clock.GetTimestamp());
    }

    public void OnDatagram(Span<byte> datagram, SocketAddress from, long arrival)
    {
        counters.CountReceived();
        if (RtpHeader.IsRtcp(datagram))
        {
            OnControl(datagram, from, arrival);
            return;
        }

        if (!RtpHeader.TryParse(datagram, out var header))
        {
            counters.CountMalformed();
            return;
        }

        if (!IsFromPeer(header, from, arrival))
        {
            Interlocked.Increment(ref _sourceRejected);
            counters.CountSourceRejected();
            return;
        }

        _receiver?.OnPacket(datagram, arrival);
    }

    public void Dispose()
    {
        control.Dispose();
        if (_reading is { } reading)
            reading.Dispose();
        else
            socket.Dispose();
    }

    /// <summary>Reports on the RTP port count only from the very source that the leg is locked to.</summary>
    private void OnControl(ReadOnlySpan<byte> report, SocketAddress from, long arrival)
    {
        var source = UdpSource.Of(from);
        bool isPeer;
        lock (_gate)
            isPeer = _source?.IsLockedTo(source) == true;
        if (isPeer)
        {
            control.OnMultiplexed(report, arrival);
            return;
        }

        Interlocked.Increment(ref _sourceRejected);
        counters.CountSourceRejected();
    }

    private bool IsFromPeer(in RtpHeader header, SocketAddress from, long arrival)
    {
        lock (_gate)
        {
            var source = UdpSource.Of(from);
            var verdict = _source?.Judge(source, header, arrival) ?? SourceVerdict.Rejected;
            if (verdict == SourceVerdict.Locked)
            {
                _destination = Copy(from);
                control.LockTo(source);
            }

            return verdict != SourceVerdict.Rejected;
        }
    }

    private static bool IsReachable(IPEndPoint point)
    {
        if (point.Port == 0 || point.Address.Equals(IPAddress.Any) || point.Address.Equals(IPAddress.IPv6Any) || point.Address.IsIPv6Multicast)
            return false;
        Span<byte> bytes = stackalloc byte[16];
        return point.Address.TryWriteBytes(bytes, out var length) && (length != 4 || bytes[0] < 224);
    }

    private static SocketAddress Copy(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }
}
