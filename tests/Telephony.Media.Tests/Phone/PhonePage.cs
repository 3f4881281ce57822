using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Media.Phone;

namespace Telephony.Media.Tests.Phone;

/// <summary>A small web server with one page that loads the product's phone.js, and one agent's line behind it that echoes.</summary>
internal sealed class PhonePage : IAsyncDisposable
{
    private const string Html = """
        <!doctype html><meta charset="utf-8"><title>phone</title>
        <script type="module">
          import { phoneOfPage } from '/phone/phone.js';
          const began = performance.now();
          const phone = phoneOfPage({ microphone: { echoCancellation: false, noiseSuppression: false, autoGainControl: false }, jitterBufferTarget: 0 });
          window.seen = [];
          phone.on('state', s => { window.seen.push({ at: performance.now() - began, ...s }); if (s.media === 'connected') window.connectedAfter ??= performance.now() - began; });
          phone.on('levels', l => { window.lastLevels = l; });
          window.tone = async () => {
            const context = window.context ??= new AudioContext();
            const analyser = context.createAnalyser();
            analyser.fftSize = 8192;
            analyser.smoothingTimeConstant = 0;
            const source = context.createMediaStreamSource(phone.remoteStream);
            source.connect(analyser);
            const bins = new Float32Array(analyser.frequencyBinCount);
            const read = () => { analyser.getFloatFrequencyData(bins); let p = 1; for (let i = 1; i < bins.length; i++) if (bins[i] > bins[p]) p = i; return { hz: p * context.sampleRate / analyser.fftSize, db: bins[p] }; };
            return new Promise(done => { const look = () => { const t = read(); if (t.db > -40) { source.disconnect(); done(t); } else setTimeout(look, 20); }; look(); });
          };
          window.firstSound = window.tone ? (async () => { while (!phone.remoteStream) await new Promise(r => setTimeout(r, 10)); const t = await window.tone(); return { after: performance.now() - began, sinceNavigation: performance.now(), ...t }; })() : null;
          await phone.start();
        </script>
        """;

    private readonly WebApplication app;
    private readonly ConcurrentBag<WebSocket> sockets = [];

    private PhonePage(WebApplication app, PhoneLines lines)
    {
        this.app = app;
        Lines = lines;
    }

    public PhoneLines Lines { get; }

    public PhoneLine? Line { get; private set; }

    public EchoReceiver? Echo { get; private set; }

    public ConcurrentQueue<PhoneMessage> Reports { get; } = [];

    public int Hellos { get; private set; }

    public int Offers { get; private set; }

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<PhonePage> StartAsync(CancellationToken ct, IPAddress? advertised = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseWebSockets();
        var options = new BrowserPhoneOptions { BindAddress = IPAddress.Loopback, AdvertisedAddress = advertised ?? IPAddress.Loopback };
        var page = new PhonePage(app, new PhoneLines(() => options, TimeProvider.System, NullLogger<BrowserPhoneTransport>.Instance));
        var scripts = Path.Combine(RepositoryRoot(), "src", "CallCenter.Web", "wwwroot", "phone");
        app.MapGet("/", () => Results.Content(Html, "text/html"));
        app.MapGet("/blank", () => Results.Content("<!doctype html><title>blank</title>", "text/html"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/phone/{name}.js", (string name) => Results.File(Path.Combine(scripts, Path.GetFileName(name) + ".js"), "text/javascript"));
        app.Map("/phone/ws", page.ServeAsync);
        await app.StartAsync(ct);
        return page;
    }

    /// <summary>Cuts every WebSocket without a goodbye, as a dying proxy does.</summary>
    public void CutSockets()
    {
        foreach (var socket in sockets)
            socket.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        CutSockets();
        await app.DisposeAsync();
        Lines.Dispose();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AfterSales.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("not inside the repository");
        return folder.FullName;
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        sockets.Add(socket);
        var outgoing = Channel.CreateBounded<string>(32);
        void Send(string text) => outgoing.Writer.TryWrite(text);
        Action<string> send = Send;
        // an empty text is no message: it wakes the writer for frames
        var frames = new VoiceOutbox(() => outgoing.Writer.TryWrite(""));
        var writing = WriteAsync(socket, outgoing.Reader, frames, http.RequestAborted);
        try
        {
            if (await ReadAsync(socket, null, http.RequestAborted) is not { } first || !PhoneSignalling.TryRead(first, out var message) || message is not PhoneMessage.Hello hello)
                return;
            Hellos++;
            var (line, isNew) = Lines.Open("agent1");
            if (isNew)
            {
                Line = line;
                Echo = new EchoReceiver(line.Transport);
                line.Transport.Start(Echo);
                line.Reported += Reports.Enqueue;
            }

            send(line.Attach(hello, send, frames));
            while (await ReadAsync(socket, b => line.ReceiveVoice(b, send), http.RequestAborted) is { } text)
            {
                if (text.Contains("\"offer\"", StringComparison.Ordinal))
                    Offers++;
                if (line.Receive(text, send) is { } reply)
                    send(reply);
            }

            line.Detach(send);
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException)
        {
            Line?.Detach(send);
        }
        finally
        {
            outgoing.Writer.TryComplete();
            await writing;
        }
    }

    private static async Task WriteAsync(WebSocket socket, ChannelReader<string> outgoing, VoiceOutbox frames, CancellationToken ct)
    {
        try
        {
            var frame = new byte[VoiceOutbox.MaxLength];
            await foreach (var text in outgoing.ReadAllAsync(ct))
            {
                if (text.Length > 0)
                    await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, ct);
                while (frames.TryTake(frame, out var length))
                    await socket.SendAsync(frame.AsMemory(0, length), WebSocketMessageType.Binary, true, ct);
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // the socket is gone; the page will come back
        }
    }

    private static async Task<string?> ReadAsync(WebSocket socket, Func<byte[], bool>? onFrame, CancellationToken ct)
    {
        var buffer = new byte[PhoneSignalling.MaxLength];
        var length = 0;
        while (length < buffer.Length)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage && part.MessageType == WebSocketMessageType.Binary)
            {
                if (onFrame?.Invoke(buffer[..length]) != true)
                    return null;
                length = 0;
                continue;
            }

            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, length);
        }

        return null;
    }
}
