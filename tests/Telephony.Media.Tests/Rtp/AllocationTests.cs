using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Prompts;
using Telephony.Media.Recording;
using Telephony.Media.Rtp;
using Telephony.Media.Tests.Mixing;

namespace Telephony.Media.Tests.Rtp;

/// <summary>
/// The whole way of a packet, from the datagram to the other leg's socket and into the recording, allocates nothing: the test stands where the
/// receive loop stands and counts its own thread's bytes. The loop itself is counted by the bench.
/// </summary>
public sealed class AllocationTests
{
    private const int Warm = 2000;
    private const int Counted = 5000;

    [Fact]
    public async Task Packet_when_relayed_recorded_and_reported_then_nothing_is_allocated()
    {
        var counters = new MediaCounters();
        await using var facts = new MediaFacts(new MediaEventLog(), counters, NullLogger.Instance);
        using var pacer = new Pacer(TimeProvider.System, counters, new MediaFaults(counters, NullLogger.Instance), _ => { });
        using var phoneA = NewSocket();
        using var phoneB = NewSocket();
        var (legA, wireA) = NewLeg(phoneA, LegFormat.Pcmu);
        var (legB, _) = NewLeg(phoneB, LegFormat.Pcma);
        legA.Hearing.Set(legB);
        legB.Hearing.Set(legA);
        var recording = new ActiveRecording(MediaBench.NewRecording(), new RecordingPath("x.wav", "x.wav"), G711Codec.Pcmu, TimeProvider.System);
        legA.Record(recording);
        var from = ((IPEndPoint)phoneA.LocalEndPoint!).Serialize();
        var packet = new byte[172];

        Speak(0, Warm);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Speak(Warm, Counted);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBe(0);
        counters.PacketsSent.ShouldBe(Warm + Counted - counters.SendFailures);
        legA.Statistics().PacketsReceived.ShouldBe(Warm + Counted);
        legA.Dispose();
        legB.Dispose();

        void Speak(int first, int packets)
        {
            for (var frame = first; frame < first + packets; frame++)
            {
                (packet[0], packet[1], packet[11]) = (0x80, 0, 1);
                (packet[2], packet[3]) = ((byte)(frame >> 8), (byte)frame);
                var timestamp = frame * 160;
                (packet[4], packet[5], packet[6], packet[7]) = ((byte)(timestamp >> 24), (byte)(timestamp >> 16), (byte)(timestamp >> 8), (byte)timestamp);
                wireA.OnDatagram(packet, from, TimeProvider.System.GetTimestamp());
                if (frame % 5 == 0)
                    legA.Check(TimeProvider.System.GetTimestamp(), long.MaxValue / 2, long.MaxValue / 2);
            }
        }

        (MediaLeg Leg, UdpRtpTransport Wire) NewLeg(Socket phone, LegFormat format)
        {
            var control = new RtcpChannel(NewSocket(), 7, new NoLoop(), TimeProvider.System, counters);
            var wire = new UdpRtpTransport(NewSocket(), control, new NoLoop(), TimeSpan.FromSeconds(5), TimeProvider.System, counters);
            var leg = new MediaLeg(MediaBench.NewLeg(), wire, new OutboundStream(wire, 7, 1, 1, TimeProvider.System), pacer, facts, counters, TimeProvider.System);
            leg.Start();
            leg.SetRemote((IPEndPoint)phone.LocalEndPoint!, null);
            leg.SetFormat(format);
            return (leg, wire);
        }
    }

    [Fact]
    public async Task Frame_when_mixed_or_played_then_nothing_is_allocated()
    {
        await using var bench = new StillBench();
        var (customer, agent, supervisor) = (bench.New(500), bench.New(900), bench.New(1300));
        supervisor.Leg.Hearing.Set(customer.Leg, agent.Leg);
        var prompt = new PromptLibrary(NullLogger.Instance).Find(PromptId.HoldMusic)!;
        var playback = new Playback([prompt], true, customer.Leg.Outbound, () => { });
        customer.Leg.Outbound.Playback = playback;
        bench.Pacer.Add(playback);
        var packets = Enumerable.Range(0, 3000).Select(f => (A: customer.Build(f, new short[160]), B: agent.Build(f, new short[160]))).ToArray();
        foreach (var party in (StillBench.Party[])[customer, agent, supervisor])
            party.Forgetful();

        Run(0, 1500);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(1500, 3000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Run(int from, int to)
        {
            for (var frame = from; frame < to; frame++)
            {
                customer.Leg.OnPacket(packets[frame].A, bench.Clock.GetTimestamp());
                agent.Leg.OnPacket(packets[frame].B, bench.Clock.GetTimestamp());
                bench.Clock.Advance(TimeSpan.FromMilliseconds(20));
                bench.Pacer.Tick(bench.Clock.GetTimestamp());
            }
        }
    }

    private static Socket NewSocket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private sealed class NoLoop : IDatagramLoop
    {
        public IDisposable Add(Socket socket, IDatagramSink sink) => socket;

        public void Dispose()
        {
        }
    }
}
