using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Telephony.Media.Phone;

namespace Telephony.Media.Rtp;

/// <summary>
/// The RTCP of one plain RTP leg (RFC 3550 §6, §11): a sender report with one report block and SDES each five seconds to the port above the
/// peer's RTP port, from the port above ours; the peer's reports read for loss and round trip. Taken from the peer's host only, and only when they
/// speak for the SSRC that is heard; a peer behind NAT is answered where its reports come from. Own gate, innermost of all.
/// </summary>
internal sealed class RtcpChannel(Socket? socket, uint ssrc, IDatagramLoop loop, TimeProvider clock, MediaCounters counters) : IDatagramSink, IPeerReports, IDisposable
{
    private const int PeriodSeconds = 5;
    private const int MaximumReport = 128;
    private readonly byte[] _buffer = new byte[MaximumReport];
    private readonly Lock _gate = new();
    private readonly RtcpReporter _reporter = new(ssrc, clock);
    private SocketAddress? _destination;
    private UInt128 _host;
    private (uint Timestamp, long At) _newest;
    private uint _peerSsrc;
    private long _lastReport;
    private long _nextReport;
    private IDisposable? _reading;

    public double? RoundTripMs
    {
        get
        {
            lock (_gate)
                return _reporter.RoundTripMilliseconds;
        }
    }

    public double? RemoteFractionLost
    {
        get
        {
            lock (_gate)
                return _reporter.RemoteFractionLost;
        }
    }

    public long LastReport => Volatile.Read(ref _lastReport);

    public void Start()
    {
        // Legs opened together shall not report together: the first report comes within one period, by the random SSRC.
        _nextReport = clock.GetTimestamp() + (long)(ssrc % (uint)(PeriodSeconds * 1000) / 1000.0 * clock.TimestampFrequency);
        if (socket is not null)
            _reading = loop.Add(socket, this);
    }

    /// <summary>Where the peer's RTP is expected from; null stops reporting.</summary>
    public void SetRemote(IPEndPoint? rtp)
    {
        lock (_gate)
        {
            _destination = rtp is null or { Port: ushort.MaxValue } ? null : new IPEndPoint(rtp.Address, rtp.Port + 1).Serialize();
            _host = rtp is null ? default : UdpSource.Of(rtp).Address;
        }
    }

    /// <summary>The peer's RTP was found elsewhere than SDP said: its reports come from there too.</summary>
    public void LockTo(UdpSource source)
    {
        lock (_gate)
            _host = source.Address;
    }

    public void OnSent(ReadOnlySpan<byte> packet, long now)
    {
        lock (_gate)
        {
            _reporter.OnSent(packet.Length);
            _newest = (BinaryPrimitives.ReadUInt32BigEndian(packet[4..]), now);
        }
    }

    public void OnDatagram(Span<byte> datagram, SocketAddress from, long arrival)
    {
        counters.CountReceived();
        var source = UdpSource.Of(from);
        lock (_gate)
        {
            if (source.Address != _host || !Take(datagram, arrival))
            {
                counters.CountSourceRejected();
                return;
            }

            if (_destination is { } known && UdpSource.Of(known) != source)
                _destination = Copy(from);
        }
    }

    /// <summary>A report that came on the RTP port from the locked source (RFC 5761).</summary>
    public void OnMultiplexed(ReadOnlySpan<byte> report, long arrival)
    {
        lock (_gate)
            Take(report, arrival);
    }

    /// <summary>Sends a report when one is due. Called by the pacer's housekeeping.</summary>
    public void Report(long now, IReception reception)
    {
        lock (_gate)
        {
            _peerSsrc = reception.Any ? reception.Ssrc : 0;
            if (now < _nextReport || socket is null || _destination is not { } destination || _newest.At == 0)
                return;
            _nextReport = now + (PeriodSeconds * clock.TimestampFrequency);
            var length = _reporter.Write(_buffer, _newest, reception);

            // A peer without RTCP answers by ICMP; a report more or less changes nothing.
            if (UdpSender.TrySend(socket, _buffer.AsSpan(0, length), destination))
                counters.CountRtcpSent();
            else
                counters.CountSendFailure();
        }
    }

    public void Dispose()
    {
        if (_reading is { } reading)
            reading.Dispose();
        else
            socket?.Dispose();
    }

    private bool Take(ReadOnlySpan<byte> report, long arrival)
    {
        if (!RtpHeader.IsRtcp(report) || report.Length < 8)
            return false;
        if (_peerSsrc != 0 && BinaryPrimitives.ReadUInt32BigEndian(report[4..]) != _peerSsrc)
            return false;
        counters.CountRtcp();
        _reporter.OnReport(report, arrival);
        Volatile.Write(ref _lastReport, arrival);
        return true;
    }

    private static SocketAddress Copy(SocketAddress address)
    {
        var copy = new SocketAddress(address.Family, address.Size);
        address.Buffer.Span[..address.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }
}
