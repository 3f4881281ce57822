using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;

namespace Telephony.Media.Tests;

/// <summary>
/// Not a test of right or wrong: prints what a relayed and recorded packet and a mixed leg cost. Run with
/// <c>dotnet run -c Release --project tests/Telephony.Media.Tests -- -explicit only -class Telephony.Media.Tests.RelayMeasurement -showliveoutput</c>.
/// </summary>
public sealed class RelayMeasurement(ITestOutputHelper output)
{
    private const int Seconds = 8;

    [Theory(Explicit = true)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task Cost_of_a_relayed_and_recorded_packet(int calls)
    {
        await using var bench = await MediaBench.StartAsync();
        var phones = new List<(Socket Socket, SocketAddress To, byte[] Packet)>();
        for (var call = 0; call < calls; call++)
        {
            var (a, b) = (Open(bench, phones), Open(bench, phones));
            bench.Engine.Connect(a, b);
            bench.Engine.StartRecording(a, MediaBench.NewRecording(), $"{call}.wav");
        }

        var buffer = new byte[2048];
        Run(phones, buffer, 2);
        var (cpuBefore, packetsBefore, sentBefore, bytesBefore) = (EngineCpuMs(), bench.Engine.Counters.PacketsReceived, bench.Engine.Counters.PacketsSent, GC.GetTotalAllocatedBytes(precise: true));
        var generated = Run(phones, buffer, Seconds);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - bytesBefore;
        var (cpu, packets, sent) = (EngineCpuMs() - cpuBefore, bench.Engine.Counters.PacketsReceived - packetsBefore, bench.Engine.Counters.PacketsSent - sentBefore);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{calls} calls ({2 * calls} legs), {Seconds} s: {generated} generated, {packets} received, {sent} relayed; {1000 * cpu / packets:F1} us CPU a packet, {cpu / Seconds / 10:F1} % of a core, {100.0 * cpu / Seconds / 1000 / calls:F3} % a call; {(double)bytes / packets:F3} bytes allocated a packet"));
        phones.ForEach(p => p.Socket.Dispose());
    }

    [Theory(Explicit = true)]
    [InlineData(50, 1)]
    [InlineData(50, 5)]
    public async Task Cost_of_a_mixed_leg(int calls, int monitors)
    {
        await using var bench = await MediaBench.StartAsync();
        var phones = new List<(Socket Socket, SocketAddress To, byte[] Packet)>();
        var pairs = Enumerable.Range(0, calls).Select(_ => (A: Open(bench, phones), B: Open(bench, phones))).ToList();
        pairs.ForEach(p => bench.Engine.Connect(p.A, p.B));
        var silent = new List<(Socket Socket, SocketAddress To, byte[] Packet)>();
        var listeners = pairs.SelectMany(p => Enumerable.Range(0, monitors).Select(_ => (Pair: p, Leg: Open(bench, silent)))).ToList();
        var buffer = new byte[2048];
        Run(phones, buffer, 2, silent);
        var before = EngineCpuMs();
        Run(phones, buffer, Seconds, silent);
        var relayed = EngineCpuMs() - before;

        listeners.ForEach(l => bench.Engine.SetHeard(l.Leg, l.Pair.A, l.Pair.B));
        Run(phones, buffer, 2, silent);
        var (mixedFrom, sent, bytes) = (EngineCpuMs(), bench.Engine.Counters.PacketsSent, GC.GetTotalAllocatedBytes(precise: true));
        Run(phones, buffer, Seconds, silent);
        (bytes, sent) = (GC.GetTotalAllocatedBytes(precise: true) - bytes, bench.Engine.Counters.PacketsSent - sent);
        var mixed = EngineCpuMs() - mixedFrom;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{calls} calls, {monitors} monitors each: {relayed / Seconds / 10:F1} % of a core relayed, {mixed / Seconds / 10:F1} % with {listeners.Count} mixed legs of two speakers; {(mixed - relayed) / Seconds / 10 / listeners.Count:F3} % of a core and {1000 * (mixed - relayed) / Seconds / 50 / listeners.Count:F1} us a frame for a mixed leg; {(double)bytes / sent:F3} bytes allocated a packet"));
        phones.ForEach(p => p.Socket.Dispose());
        silent.ForEach(p => p.Socket.Dispose());
    }

    private static MediaLegId Open(MediaBench bench, List<(Socket Socket, SocketAddress To, byte[] Packet)> phones)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var leg = MediaBench.NewLeg();
        var to = bench.Engine.OpenRtpLeg(leg);
        bench.Engine.SetRemote(leg, (IPEndPoint)socket.LocalEndPoint!, LegFormat.Pcma);
        var packet = new byte[172];
        packet[0] = 0x80;
        packet[1] = 8;
        packet[11] = (byte)phones.Count;
        packet.AsSpan(12).Fill(0xD5);
        phones.Add((socket, to.Serialize(), packet));
        return leg;
    }

    private static long Run(List<(Socket Socket, SocketAddress To, byte[] Packet)> phones, byte[] buffer, int seconds, List<(Socket Socket, SocketAddress To, byte[] Packet)>? silent = null)
    {
        var pace = new Pace();
        long sent = 0;
        for (var tick = 0; tick < seconds * 50; tick++)
        {
            foreach (var (socket, to, packet) in phones)
            {
                var sequence = (ushort)(((packet[2] << 8) | packet[3]) + 1);
                (packet[2], packet[3]) = ((byte)(sequence >> 8), (byte)sequence);
                var timestamp = sequence * 160;
                (packet[5], packet[6], packet[7]) = ((byte)(timestamp >> 16), (byte)(timestamp >> 8), (byte)timestamp);
                socket.SendTo(packet, SocketFlags.None, to);
                sent++;
                while (socket.Available > 0)
                    socket.Receive(buffer, SocketFlags.None);
            }

            foreach (var (socket, _, _) in silent ?? [])
            {
                while (socket.Available > 0)
                    socket.Receive(buffer, SocketFlags.None);
            }

            pace.Wait(CancellationToken.None);
        }

        return sent;
    }

    /// <summary>Processor time of the engine's own threads, by their names.</summary>
    private static double EngineCpuMs() => Directory.GetDirectories("/proc/self/task")
        .Where(t => File.ReadAllText($"{t}/comm").StartsWith("media ", StringComparison.Ordinal))
        .Sum(t => double.Parse(File.ReadAllText($"{t}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6);
}
