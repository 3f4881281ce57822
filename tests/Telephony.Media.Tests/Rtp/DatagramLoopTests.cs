using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Rtp;

public sealed class DatagramLoopTests
{
    private readonly MediaCounters _counters = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Datagrams_arrive_whole_with_their_sender_until_the_socket_is_closed(bool portable)
    {
        using var loop = NewLoop(portable);
        using var sender = Bind();
        var (sink, socket) = (new Sink(), Bind());
        var to = socket.LocalEndPoint!;
        var reading = loop.Add(socket, sink);
        for (byte i = 1; i <= 100; i++)
            sender.SendTo(new byte[i], to);
        await Eventually.IsTrueAsync(() => sink.Lengths.Count == 100, "all read");

        sink.Lengths.ShouldBe(Enumerable.Range(1, 100));
        sink.Senders.Distinct().ShouldBe([UdpSource.Of((IPEndPoint)sender.LocalEndPoint!)]);
        reading.Dispose();
        using var again = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        again.Bind(to);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sink_that_throws_costs_one_datagram(bool portable)
    {
        using var loop = NewLoop(portable);
        using var sender = Bind();
        var (sink, socket) = (new Sink { FailsOn = 13 }, Bind());
        using var reading = loop.Add(socket, sink);
        foreach (var length in (int[])[13, 5])
            sender.SendTo(new byte[length], socket.LocalEndPoint!);
        await Eventually.IsTrueAsync(() => sink.Lengths.Contains(5), "the next one arrives");
        _counters.Faults.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sockets_may_come_and_go_while_others_are_read(bool portable)
    {
        using var loop = NewLoop(portable);
        using var sender = Bind();
        var (steady, socket) = (new Sink(), Bind());
        using var reading = loop.Add(socket, steady);
        for (var i = 0; i < 300; i++)
        {
            var (other, brief) = (new Sink(), Bind());
            var to = brief.LocalEndPoint!;
            using (loop.Add(brief, other))
            {
                sender.SendTo(new byte[10], to);
                sender.SendTo(new byte[20], socket.LocalEndPoint!);
            }

            var expected = i + 1;
            if (i % 50 == 0)
                await Eventually.IsTrueAsync(() => steady.Lengths.Count >= expected, "the steady one is read");
        }

        await Eventually.IsTrueAsync(() => steady.Lengths.Count == 300, "the steady one got all of its own");
        steady.Lengths.ShouldAllBe(l => l == 20);
    }

    private IDatagramLoop NewLoop(bool portable)
    {
        var faults = new MediaFaults(_counters, NullLogger.Instance);
        return portable || !OperatingSystem.IsLinux()
            ? new AwaitingDatagramLoop(TimeProvider.System, _counters, faults)
            : new EpollDatagramLoop(TimeProvider.System, _counters, faults);
    }

    private static Socket Bind()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private sealed class Sink : IDatagramSink
    {
        public ConcurrentQueue<int> Lengths { get; } = new();

        public ConcurrentQueue<UdpSource> Senders { get; } = new();

        public int FailsOn { get; init; }

        public void OnDatagram(Span<byte> datagram, SocketAddress from, long arrival)
        {
            if (datagram.Length == FailsOn)
                throw new InvalidOperationException("planted");
            Lengths.Enqueue(datagram.Length);
            Senders.Enqueue(UdpSource.Of(from));
        }
    }
}
