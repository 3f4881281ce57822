using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CallCenter.Web.Phone;
using CallCenter.Web.Tests.Host;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Administration;
using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace CallCenter.Web.Tests.Phone;

/// <summary>The phone's WebSocket as a hostile or merely broken page meets it.</summary>
[Collection(HostTests.Name)]
public sealed class PhoneSocketTests(RunningHost host)
{
    private const int FrameLength = 170;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Socket_WithoutSignIn_IsNotOpened()
    {
        using var socket = new ClientWebSocket();

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(SocketAddress, Ct));
    }

    [Fact]
    public async Task Socket_FromAnotherOrigin_IsNotOpenedWithTheAgentsCookie()
    {
        using var socket = await NewSocketAsync("agent9");
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(SocketAddress, Ct));
    }

    [Fact]
    public async Task Socket_OfSomebodyWithoutADesk_IsNotOpened()
    {
        using var socket = await NewSocketAsync("auditor1");

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(SocketAddress, Ct));
    }

    [Fact]
    public async Task Voice_OnOwnSocket_IsTheWayInUseAndInTheApi()
    {
        using var socket = await OpenAsync("agent9");
        await SayAsync(socket, """{"type":"voice","on":true,"peer":false,"reason":"unreachable"}""");
        (await HearAsync(socket, "way")).GetProperty("way").GetString().ShouldBe("websocket");
        await SayAsync(socket, """{"type":"statistics","roundTripMs":20,"jitterMs":3,"packetsReceived":98,"packetsLost":2,"packetsSent":90,"concealedPercent":1,"jitterBufferMs":40,"underruns":1,"dropped":0}""");
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var keeping = KeepAliveAsync(socket, leaving.Token);

        using var program = await host.ProgramAsync("supervisor");
        var agents = await RunningHost.UntilAsync(program, "/api/v1/agents", a => Phone(a, "agent9") is { } p && p.TryGetProperty("delayMs", out var delay) && delay.ValueKind == JsonValueKind.Number, "the agent's phone in the list");
        var phone = Phone(agents, "agent9")!.Value;
        phone.GetProperty("way").GetString().ShouldBe("websocket");
        phone.GetProperty("reason").GetString().ShouldBe("unreachable");
        phone.GetProperty("lossPercent").GetDouble().ShouldBe(2);
        phone.GetProperty("delayMs").GetDouble().ShouldBe(50);
        await leaving.CancelAsync();
        await keeping;
        await CloseAsync(socket);
    }

    [Fact]
    public async Task Frame_LongerThanOneFrame_EndsTheSocket()
    {
        using var socket = await OpenAsync("agent10");

        await socket.SendAsync(new byte[FrameLength + 1], WebSocketMessageType.Binary, endOfMessage: true, Ct);

        await EndedAsync(socket);
    }

    [Fact]
    public async Task Frames_BeforeHello_EndTheSocket()
    {
        using var socket = await NewSocketAsync("agent11");
        await socket.ConnectAsync(SocketAddress, Ct);

        await socket.SendAsync(Frame(1), WebSocketMessageType.Binary, endOfMessage: true, Ct);

        await EndedAsync(socket);
    }

    [Fact]
    public async Task Frames_FasterThanRealTime_EndTheSocketAndReachTheLegInRealTimeOnly()
    {
        using var socket = await OpenAsync("agent12");
        await SayAsync(socket, """{"type":"voice","on":true,"peer":false,"reason":"unreachable"}""");
        await HearAsync(socket, "way");
        var line = host.Services.GetRequiredService<BrowserPhones>().Open("agent12");

        try
        {
            for (var i = 0; i < 1_000; i++)
                await socket.SendAsync(Frame((ushort)i), WebSocketMessageType.Binary, endOfMessage: true, Ct);
        }
        catch (WebSocketException)
        {
            // Cut in the middle: what was wanted.
        }

        await EndedAsync(socket);
        var statistics = line.Transport.VoiceStatistics;
        statistics.TooFast.ShouldBeGreaterThan(200);
        statistics.FramesReceived.ShouldBeLessThan(500);
        line.Transport.IsConnected.ShouldBeFalse();
    }

    [Fact]
    public async Task Setting_SavedByAnAdministrator_ReachesTheOpenPhone()
    {
        using var socket = await OpenAsync("agent18");
        var settings = host.Services.GetRequiredService<SettingStore>();
        try
        {
            await settings.SaveAsync("phone.way", "websocket", 0, new Actor("admin"), Ct);
            (await HearAsync(socket, "way")).GetProperty("policy").GetString().ShouldBe("websocket");
        }
        finally
        {
            await settings.SaveAsync("phone.way", "auto", 1, new Actor("admin"), Ct);
        }

        (await HearAsync(socket, "way")).GetProperty("policy").GetString().ShouldBe("auto");
        await CloseAsync(socket);
    }

    private static JsonElement? Phone(JsonElement agents, string user) =>
        agents.EnumerateArray().Where(a => a.GetProperty("user").GetString() == user && a.TryGetProperty("phone", out var p) && p.ValueKind == JsonValueKind.Object)
            .Select(a => (JsonElement?)a.GetProperty("phone")).FirstOrDefault();

    private static byte[] Frame(ushort sequence)
    {
        var frame = new byte[FrameLength];
        (frame[0], frame[2], frame[3]) = (0x11, (byte)(sequence >> 8), (byte)sequence);
        var timestamp = sequence * 160;
        (frame[5], frame[6], frame[7]) = ((byte)(timestamp >> 16), (byte)(timestamp >> 8), (byte)timestamp);
        return frame;
    }

    private static Task SayAsync(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, Ct);

    /// <summary>A page whose microphone pauses says that it is there.</summary>
    private static async Task KeepAliveAsync(ClientWebSocket socket, CancellationToken leaving)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            for (byte i = 1; await beat.WaitForNextTickAsync(leaving); i++)
                await socket.SendAsync(new byte[] { 0x10, 0, 0, i, 0, 0, 0, 0, 0, 0 }, WebSocketMessageType.Binary, endOfMessage: true, Ct);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page leaves.
        }
    }

    private static Task CloseAsync(ClientWebSocket socket) => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Ct);

    /// <summary>The next message of a type; others, and audio, are passed over.</summary>
    private static async Task<JsonElement> HearAsync(ClientWebSocket socket, string type)
    {
        var buffer = new byte[PhoneSignalling.MaxLength];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            part.MessageType.ShouldNotBe(WebSocketMessageType.Close);
            if (part.MessageType == WebSocketMessageType.Text && JsonDocument.Parse(buffer.AsMemory(0, part.Count)).RootElement is var message && message.GetProperty("type").GetString() == type)
                return message;
        }
    }

    private static async Task EndedAsync(ClientWebSocket socket)
    {
        var buffer = new byte[PhoneSignalling.MaxLength];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType != WebSocketMessageType.Close)
            {
                // What was on its way before the cut.
            }
        }
        catch (WebSocketException)
        {
            // Cut without a goodbye: as good.
        }
    }

    private Uri SocketAddress => new UriBuilder(host.Address) { Scheme = "ws", Path = PhoneSocket.Path }.Uri;

    private async Task<ClientWebSocket> NewSocketAsync(string person)
    {
        var (browser, cookies) = await host.BrowserAsync(person);
        browser.Dispose();
        var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        return socket;
    }

    private async Task<ClientWebSocket> OpenAsync(string person)
    {
        var socket = await NewSocketAsync(person);
        await socket.ConnectAsync(SocketAddress, Ct);
        await SayAsync(socket, """{"type":"hello","version":1}""");
        (await HearAsync(socket, "welcome")).GetProperty("session").GetString().ShouldNotBeNullOrEmpty();
        return socket;
    }
}
