using System.Net.Sockets;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests.Remote;

/// <summary>The media process's door: who may lead it, and what it does with those who may not.</summary>
public sealed class MediaServerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Socket_AndKey_AreTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var house = new House();
        await using var client = await house.ClientAsync();
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(house.Socket).ShouldBe(own);
        File.GetUnixFileMode(MediaProtocol.KeyFile(house.Socket)).ShouldBe(own);
    }

    [Fact]
    public async Task Stranger_WithoutTheKey_IsCutOff_AndTheClientGoesOn()
    {
        await using var house = new House();
        await using var client = await house.ClientAsync();
        using var stranger = house.Dial();
        var hello = new WireWriter().UInt32(MediaProtocol.Magic).UInt16(MediaProtocol.Version).Bytes(new byte[MediaProtocol.KeyBytes]).Written.ToArray();
        await stranger.SendAsync(WireTests.Framed((FrameKind.Hello, hello)), Ct);
        (await stranger.ReceiveAsync(new byte[1], Ct)).ShouldBe(0);
        client.OpenRtpLeg(MediaBench.NewLeg()).Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Client_OfAnotherVersion_IsToldWhy()
    {
        await using var house = new House();
        await using var client = await house.ClientAsync();
        using var other = house.Dial();
        var hello = new WireWriter().UInt32(MediaProtocol.Magic).UInt16(MediaProtocol.Version + 1).Bytes(File.ReadAllBytes(MediaProtocol.KeyFile(house.Socket))).Written.ToArray();
        await other.SendAsync(WireTests.Framed((FrameKind.Hello, hello)), Ct);
        var answer = new byte[500];
        var length = await other.ReceiveAsync(answer, Ct);
        answer[4].ShouldBe((byte)FrameKind.Failure);
        System.Text.Encoding.UTF8.GetString(answer, 0, length).ShouldContain($"version {MediaProtocol.Version}");
    }

    [Fact]
    public async Task MutatedFrames_CutOneConnection_AndNeverTheCalls()
    {
        await using var house = new House();
        var leg = MediaBench.NewLeg();
        await using var client = await house.ClientAsync();
        client.OpenRtpLeg(leg);
        var random = new Random(20261122);
        var frames = WireTests.Framed(
            (FrameKind.Connect, new byte[32]), (FrameKind.Play, new WireWriter().Leg(leg).Text("tone/beep").Flag(false).Written.ToArray()),
            (FrameKind.SetFormat, new WireWriter().Leg(leg).Format(LegFormat.Pcmu).Written.ToArray()), (FrameKind.Packet, new byte[40]), (FrameKind.Standing, []));
        for (var i = 0; i < 200; i++)
        {
            // A leader with the right key that speaks nonsense: a bug of another version, say. Only the frames behind its Hello are damaged.
            using var fool = house.Dial();
            var hello = new WireWriter().UInt32(MediaProtocol.Magic).UInt16(MediaProtocol.Version).Bytes(File.ReadAllBytes(MediaProtocol.KeyFile(house.Socket))).Written.ToArray();
            try
            {
                await fool.SendAsync(WireTests.Framed((FrameKind.Hello, hello)), Ct);
                await fool.SendAsync(WireTests.Mutate(frames, random), Ct);
            }
            catch (SocketException)
            {
                // Cut off already.
            }
        }

        await Eventually.IsTrueAsync(() => client.Status.Standing == MediaProcessStanding.Up && client.OpenLegs == 1, "the client leads again");
        client.Statistics(leg).ShouldNotBeNull();
    }

    [Fact]
    public async Task LastClient_Leads_AndTheOneBeforeIsCutOff()
    {
        await using var house = new House();
        var leg = MediaBench.NewLeg();
        var stopped = await house.ClientAsync();
        stopped.OpenRtpLeg(leg);
        using var next = house.Link();
        next.HasEngine.ShouldBeTrue();
        await Eventually.IsTrueAsync(() => stopped.Status.Losses > 0, "the former client is cut off");
        await stopped.DisposeAsync();
    }

    [Fact]
    public async Task Facts_ThatNobodyAcknowledged_AreToldToTheNextClient_Once()
    {
        await using var house = new House();
        var (leg, recording) = (MediaBench.NewLeg(), MediaBench.NewRecording());
        var deaf = house.Link();
        deaf.Ask(FrameKind.Configure, new WireWriter().Options(house.Options), TimeSpan.FromSeconds(30));
        deaf.Ask(FrameKind.OpenRtpLeg, new WireWriter().Leg(leg), TimeSpan.FromSeconds(30));
        deaf.Ask(FrameKind.StartRecording, new WireWriter().Leg(leg).Recording(recording).Text("2026/x.wav"), TimeSpan.FromSeconds(30));
        deaf.Ask(FrameKind.CloseLeg, new WireWriter().Leg(leg), TimeSpan.FromSeconds(30));
        await Eventually.IsTrueAsync(() => house.Heard.Any(f => f is MediaFact.RecordingClosed), "the deaf client was sent the fact");
        deaf.Dispose();

        await using (await house.ClientAsync())
            await Eventually.IsTrueAsync(() => house.Events.Closed.Count == 1, "it is told");
        house.Events.Closed.ShouldHaveSingleItem().Id.ShouldBe(recording);
    }

    [Fact]
    public async Task SecondMediaProcess_AtOneSocket_IsRefused()
    {
        await using var house = new House();
        await using var client = await house.ClientAsync();
        Should.Throw<IOException>(() => new MediaServer(new MediaServerOptions(house.Socket), TimeProvider.System, NullLoggerFactory.Instance));
        client.OpenRtpLeg(MediaBench.NewLeg());
    }

    [Fact]
    public async Task Prompts_AddedHere_ArePlayedThere()
    {
        await using var house = new House();
        await using var client = await house.ClientAsync();
        using var phone = new RtpTestPeer();
        var leg = MediaBench.NewLeg();
        client.OpenRtpLeg(leg);
        client.SetRemote(leg, phone.LocalEndPoint, LegFormat.Pcmu);
        Should.Throw<MediaException>(() => client.Play(leg, new PromptId("zh-CN/new"), false)).Fault.ShouldBe(MediaFault.UnknownPrompt);
        var file = house.Folder.File("new.wav");
        new TestWav(8000, [TestVoice.Tone(600, 400)]).Write(file);
        client.Prompts.Add(new PromptId("zh-CN/new"), file);
        client.Play(leg, new PromptId("zh-CN/new"), false);
        await Eventually.IsTrueAsync(() => house.Events.FinishedPrompts.Contains((leg, new PromptId("zh-CN/new"))), "the prompt was heard to its end");
        ToneProbe.IsHeard(phone.Heard(), 600).ShouldBeTrue();
        client.Prompts.Remove(new PromptId("zh-CN/new"));
        Should.Throw<MediaException>(() => client.Play(leg, new PromptId("zh-CN/new"), false)).Fault.ShouldBe(MediaFault.UnknownPrompt);
    }

    /// <summary>A media process's server in this process, and clients of it.</summary>
    private sealed class House : IMediaLinkOwner, IAsyncDisposable
    {
        private readonly MediaServer _server;
        private readonly Task _serving;

        public House()
        {
            Socket = Folder.File("m.sock");
            _server = new MediaServer(new MediaServerOptions(Socket) { Grace = TimeSpan.FromMinutes(5) }, TimeProvider.System, NullLoggerFactory.Instance);
            _serving = _server.RunAsync(CancellationToken.None);
        }

        public TempFolder Folder { get; } = new();

        public string Socket { get; }

        public MediaEventLog Events { get; } = new();

        public System.Collections.Concurrent.ConcurrentQueue<MediaFact> Heard { get; } = new();

        public MediaOptions Options => new(System.Net.IPAddress.Loopback, System.Net.IPAddress.Loopback, 0, 0, Folder.File("recordings")) { DiskReserveBytes = 0 };

        public async Task<RemoteMediaEngine> ClientAsync()
        {
            var client = MediaOwner.Client(Socket, Folder.File("recordings"), Events);
            await client.StartAsync(Ct);
            return client;
        }

        public MediaLink Link() => MediaLink.Open(Socket, this, TimeSpan.FromSeconds(30));

        public Socket Dial()
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(Socket));
            return socket;
        }

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            await _serving;
            Folder.Dispose();
        }

        void IMediaLinkOwner.Packet(MediaLegId leg, ReadOnlySpan<byte> packet)
        {
        }

        void IMediaLinkOwner.Fact(MediaLink link, long number, MediaFact fact) => Heard.Enqueue(fact);

        void IMediaLinkOwner.Misread(MediaProtocolException wrong)
        {
        }

        void IMediaLinkOwner.Lost(MediaLink link)
        {
        }
    }
}
