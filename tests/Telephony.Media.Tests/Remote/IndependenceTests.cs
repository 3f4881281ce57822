using System.Diagnostics;
using System.Globalization;
using System.Net;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests.Remote;

/// <summary>What the media process is for: real processes are stopped (SIGSTOP) and killed (SIGKILL), and two phones go on hearing each other.</summary>
public sealed class IndependenceTests
{
    private const double CustomerTone = 700;
    private const double AgentTone = 1100;

    /// <summary>Packets of the stop: 3 s.</summary>
    private const int Stopped = 150;

    /// <summary>Both talk until they are cut off, ms: longer than any wait of the test.</summary>
    private const int Longest = 600_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Talk_AndItsRecording_GoOn_WhenTheLeadingProcessStandsStillAndIsKilled()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals");
        using var folder = new TempFolder();
        var (socket, recordings, id) = (folder.File("m.sock"), folder.File("recordings"), MediaBench.NewRecording());
        using var media = MediaProcess.Start([MediaProcess.Verb, socket, "60"]);
        using var customer = new RtpTestPeer();
        using var agent = new RtpTestPeer();
        using var owner = MediaProcess.Start([MediaOwner.Verb, socket, recordings, id.Value.ToString(), Port(customer), Port(agent)]);
        try
        {
            var told = (await owner.StandardOutput.ReadLineAsync(Ct)).ShouldNotBeNull().Split(' ').Select(p => new IPEndPoint(IPAddress.Loopback, int.Parse(p, CultureInfo.InvariantCulture))).ToArray();
            using var talk = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            var voices = Task.WhenAll(customer.SayAsync(told[0], TestVoice.Tone(CustomerTone, Longest), talk.Token), agent.SayAsync(told[1], TestVoice.Tone(AgentTone, Longest), talk.Token));
            await HearsOnAsync(customer, agent, 25);

            await SignalAsync("-STOP", owner);
            await HearsOnAsync(customer, agent, Stopped);
            owner.Kill();
            await owner.WaitForExitAsync(Ct);
            await HearsOnAsync(customer, agent, 50);

            var events = new MediaEventLog();
            await using var next = MediaOwner.Client(socket, recordings, events);
            await next.StartAsync(Ct);
            var standing = next.Standing();
            standing.Count.ShouldBe(2);
            standing.Select(s => s.Recording).OfType<RecordingId>().ShouldBe([id]);
            await HearsOnAsync(customer, agent, 25);
            await talk.CancelAsync();
            await voices;
            foreach (var leg in standing)
                next.CloseLeg(leg.Leg);
            await Eventually.IsTrueAsync(() => !events.Closed.IsEmpty, "the recording is closed");
            var closed = events.Closed.ShouldHaveSingleItem();
            (closed.Id, closed.Repaired, closed.IsOrphan).ShouldBe((id, false, false));
            Directory.EnumerateFiles(recordings, "*.wav*", SearchOption.AllDirectories).ShouldHaveSingleItem();

            Unbroken(customer, AgentTone);
            Unbroken(agent, CustomerTone);
            var wav = TestWav.Read(Path.Combine(recordings, closed.RelativePath));
            wav.Channels[0].Length.ShouldBeGreaterThan(Stopped * 160);
            Level(wav.Channels[0], CustomerTone).ShouldBeGreaterThan(0.1);
            Level(wav.Channels[1], AgentTone).ShouldBeGreaterThan(0.1);
        }
        finally
        {
            End(owner);
            End(media);
        }
    }

    [Fact]
    public async Task Orphans_AreClosedAfterTheGrace_AndTheNextOneIsTold()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals");
        using var folder = new TempFolder();
        var (socket, recordings, id) = (folder.File("m.sock"), folder.File("recordings"), MediaBench.NewRecording());
        using var media = MediaProcess.Start([MediaProcess.Verb, socket, "1"]);
        using var customer = new RtpTestPeer();
        using var agent = new RtpTestPeer();
        using var owner = MediaProcess.Start([MediaOwner.Verb, socket, recordings, id.Value.ToString(), Port(customer), Port(agent)]);
        Process? second = null;
        try
        {
            var told = (await owner.StandardOutput.ReadLineAsync(Ct)).ShouldNotBeNull().Split(' ').Select(p => new IPEndPoint(IPAddress.Loopback, int.Parse(p, CultureInfo.InvariantCulture))).ToArray();
            await customer.SayAsync(told[0], TestVoice.Tone(CustomerTone, 500), Ct);
            owner.Kill();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            limit.CancelAfter(TimeSpan.FromMinutes(2));
            await media.WaitForExitAsync(limit.Token);
            media.ExitCode.ShouldBe(0);

            var events = new MediaEventLog();
            await using var next = MediaOwner.Client(socket, recordings, events, () => second ??= MediaProcess.Start([MediaProcess.Verb, socket, "60"]));
            await next.StartAsync(Ct);
            next.Standing().ShouldBeEmpty();
            await Eventually.IsTrueAsync(() => !events.Closed.IsEmpty, "the recording that nobody led is told");
            var closed = events.Closed.ShouldHaveSingleItem();
            (closed.Id, closed.Repaired, closed.IsOrphan).ShouldBe((id, false, true));
            TestWav.Read(Path.Combine(recordings, closed.RelativePath)).Channels[0].Chunk(800).Max(tenth => ToneProbe.Amplitude(tenth, CustomerTone)).ShouldBeGreaterThan(0.05);
            File.Exists(MediaProtocol.FactsFile(socket)).ShouldBeFalse();
        }
        finally
        {
            End(owner);
            End(media);
            End(second);
        }
    }

    [Fact]
    public async Task MediaProcess_ThatDies_IsStartedAgain_AndItsCallsAreToldAsOver()
    {
        using var folder = new TempFolder();
        var (socket, recordings) = (folder.File("m.sock"), folder.File("recordings"));
        var started = new List<Process>();
        var events = new MediaEventLog();
        try
        {
            await using var engine = MediaOwner.Client(socket, recordings, events, () => started.Add(MediaProcess.Start([MediaProcess.Verb, socket, "60"])));
            await engine.StartAsync(Ct);
            var (leg, recording) = (MediaBench.NewLeg(), MediaBench.NewRecording());
            engine.OpenRtpLeg(leg);
            engine.StartRecording(leg, recording, "2026/cut.wav");
            await Eventually.IsTrueAsync(() => File.Exists(Path.Combine(recordings, "2026", "cut.wav")), "the recording is on disk");
            var first = engine.Status.ProcessId;
            Process.GetProcessById(first).Kill();

            await Eventually.IsTrueAsync(() => engine.Status is { Standing: MediaProcessStanding.Up } now && now.ProcessId != first, "another media process is led", 60);
            engine.Status.Losses.ShouldBeGreaterThanOrEqualTo(1);
            await Eventually.IsTrueAsync(() => events.Timeouts.Contains(leg), "the call is told as over");
            await Eventually.IsTrueAsync(() => events.Closed.Any(c => c.Repaired), "its recording is repaired");
            engine.CloseLeg(leg);
            engine.OpenRtpLeg(leg).Port.ShouldBeGreaterThan(0);
        }
        finally
        {
            started.ForEach(End);
        }
    }

    private static string Port(RtpTestPeer peer) => peer.LocalEndPoint.Port.ToString(CultureInfo.InvariantCulture);

    private static Task HearsOnAsync(RtpTestPeer one, RtpTestPeer other, int packets)
    {
        var (a, b) = (one.Received.Count + packets, other.Received.Count + packets);
        return Eventually.IsTrueAsync(() => one.Received.Count >= a && other.Received.Count >= b, $"both hear {packets} packets more", 60);
    }

    /// <summary>Every packet that was said arrived: one stream, no number missing, the tone in all of it.</summary>
    private static void Unbroken(RtpTestPeer listener, double tone)
    {
        var packets = listener.ReceivedAudio;
        packets.Select(p => p.Ssrc).Distinct().Count().ShouldBe(1);
        for (var i = 1; i < packets.Count; i++)
            ((ushort)(packets[i].Sequence - packets[i - 1].Sequence)).ShouldBe((ushort)1);
        packets.SelectMany(p => listener.Law.Decode(p.Payload)).ToArray().Chunk(8000).Where(c => c.Length == 8000).ShouldAllBe(second => ToneProbe.IsHeard(second, tone));
    }

    /// <summary>By tenths of a second: a speaker whom a busy machine held up costs a tenth and not, by its shift of phase, all.</summary>
    private static double Level(short[] samples, double tone) => samples.Chunk(800).Average(tenth => ToneProbe.Amplitude(tenth, tone));

    private static async Task SignalAsync(string signal, Process process)
    {
        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Ct);
    }

    private static void End(Process? process)
    {
        if (process is { HasExited: false })
            process.Kill();
        process?.Dispose();
    }
}
