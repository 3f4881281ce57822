using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Phone;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Rtp;

/// <summary>Reports of a plain RTP leg over real sockets, on a clock that the test moves.</summary>
public sealed class RtcpChannelTests : IDisposable
{
    private const uint Ours = 4711;
    private const uint Theirs = 815;
    private readonly ManualClock _clock = new();
    private readonly MediaCounters _counters = new();
    private readonly Socket _peer = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 60_000 };
    private readonly RtcpChannel _sut;
    private readonly InboundStream _inbound;
    private readonly byte[] _buffer = new byte[2048];

    public RtcpChannelTests()
    {
        _peer.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _inbound = new InboundStream(_clock);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _sut = new RtcpChannel(socket, Ours, new NoLoop(), _clock, _counters);
        _sut.SetRemote(new IPEndPoint(IPAddress.Loopback, Peer.Port - 1));
        _sut.Start();
    }

    private IPEndPoint Peer => (IPEndPoint)_peer.LocalEndPoint!;

    [Fact]
    public void Report_when_five_seconds_pass_then_the_peer_reads_what_was_sent_and_lost()
    {
        Send(50);
        for (ushort i = 0; i < 100; i++)
        {
            if (i % 4 != 3)
                _inbound.Accept(new RtpHeader(false, 0, i, i * 160u, Theirs, 12, 160), _clock.GetTimestamp());
            _clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        _clock.Advance(TimeSpan.FromSeconds(5));
        var report = Reported();

        report[1].ShouldBe((byte)200);
        (report[0] & 0x1F).ShouldBe(1);
        Word(report, 4).ShouldBe(Ours);
        Word(report, 20).ShouldBe(50u);
        Word(report, 24).ShouldBe(50u * 160);
        Word(report, 28).ShouldBe(Theirs);
        (Word(report, 32) >> 24).ShouldBeInRange(60u, 65u);
        (Word(report, 32) & 0xFF_FFFF).ShouldBeInRange(24u, 25u);
        Word(report, 36).ShouldBe(98u);
        _counters.RtcpSent.ShouldBe(1);
    }

    [Fact]
    public void Report_when_none_is_due_then_none_is_sent()
    {
        Send(1);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Reported();
        for (var i = 0; i < 49; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            _sut.Report(_clock.GetTimestamp(), _inbound);
        }

        _counters.RtcpSent.ShouldBe(1);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        _sut.Report(_clock.GetTimestamp(), _inbound);
        _counters.RtcpSent.ShouldBe(2);
    }

    [Fact]
    public void Round_trip_when_the_peer_repeats_our_report_then_it_is_what_remains_without_its_own_delay()
    {
        Send(1);
        _clock.Advance(TimeSpan.FromSeconds(5));
        var middle = NtpInstant.Of(_clock.GetUtcNow()).Middle;
        Reported();
        _clock.Advance(TimeSpan.FromMilliseconds(1080));

        Hear(Report(Theirs, about: Ours, fractionLost: 64, lastReport: middle, delay: 65536), Peer);

        _sut.RoundTripMs!.Value.ShouldBe(80, 1);
        _sut.RemoteFractionLost.ShouldBe(0.25);
        _sut.LastReport.ShouldBe(_clock.GetTimestamp());
    }

    [Fact]
    public void Reports_when_from_another_host_or_of_another_source_then_believed_by_nobody()
    {
        _inbound.Accept(new RtpHeader(false, 0, 1, 160, Theirs, 12, 160), _clock.GetTimestamp());
        _sut.Report(_clock.GetTimestamp(), _inbound);
        var report = Report(Theirs, Ours, 255, 0, 0);

        Hear(report, new IPEndPoint(IPAddress.Parse("127.0.0.9"), Peer.Port));
        Hear(Report(666, Ours, 255, 0, 0), Peer);
        Hear([0x80, 200, 0, 1], Peer);
        Hear(new byte[20], Peer);

        _sut.RemoteFractionLost.ShouldBeNull();
        _sut.LastReport.ShouldBe(0);
        _counters.SourceRejected.ShouldBe(4);
        Hear(report, Peer);
        _sut.RemoteFractionLost!.Value.ShouldBe(1, 0.01);
    }

    [Fact]
    public void Peer_when_its_reports_come_from_a_translated_port_then_ours_go_there()
    {
        using var translated = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 60_000 };
        translated.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Hear(Report(Theirs, Ours, 0, 0, 0), (IPEndPoint)translated.LocalEndPoint!);
        Send(1);
        _clock.Advance(TimeSpan.FromSeconds(5));
        _sut.Report(_clock.GetTimestamp(), _inbound);
        translated.Receive(_buffer).ShouldBeGreaterThan(28);
    }

    [Fact]
    public void Junk_when_it_floods_the_port_then_nothing_is_thrown_and_nothing_believed()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var junk = new byte[random.Next(0, 200)];
            random.NextBytes(junk);
            if (junk.Length > 1)
                (junk[0], junk[1]) = ((byte)(0x80 | (junk[0] & 0x3F)), (byte)random.Next(192, 224));
            Hear(junk, new IPEndPoint(IPAddress.Parse("127.0.0.9"), 5005));
            Should.NotThrow(() => Hear(junk, Peer));
        }
    }

    public void Dispose()
    {
        _sut.Dispose();
        _peer.Dispose();
    }

    private void Send(int packets)
    {
        var packet = new byte[172];
        for (var i = 0; i < packets; i++)
            _sut.OnSent(packet, _clock.GetTimestamp());
    }

    private byte[] Reported()
    {
        _sut.Report(_clock.GetTimestamp(), _inbound);
        return _buffer[.._peer.Receive(_buffer)];
    }

    private void Hear(byte[] datagram, IPEndPoint from) => _sut.OnDatagram(datagram, from.Serialize(), _clock.GetTimestamp());

    private static uint Word(byte[] packet, int at) => BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(at));

    /// <summary>A receiver report of one block.</summary>
    private static byte[] Report(uint from, uint about, byte fractionLost, uint lastReport, uint delay)
    {
        var report = new byte[32];
        (report[0], report[1], report[3]) = (0x81, 201, 7);
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(4), from);
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(8), about);
        report[12] = fractionLost;
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(24), lastReport);
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(28), delay);
        return report;
    }

    private sealed class NoLoop : IDatagramLoop
    {
        public IDisposable Add(Socket socket, IDatagramSink sink) => socket;

        public void Dispose()
        {
        }
    }
}
