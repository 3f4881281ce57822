using System.Net.Sockets;
using System.Net.WebSockets;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using Telephony.Media;
using Telephony.Media.Phone;

namespace CallCenter.Web.Phone;

/// <summary>The phone's own WebSocket, apart from the Blazor circuit: it pumps signalling text and audio frames and decides nothing.</summary>
public static class PhoneSocket
{
    /// <summary>Where phone.js connects.</summary>
    public const string Path = "/phone/ws";

    /// <summary>The browser answers by itself, whatever its page does. Between both a socket whose other end is gone is cut within 15 s, where TCP would
    /// take a quarter of an hour; that no voice comes by it is noticed sooner (<see cref="PhoneLostReason.SocketSilent"/>).</summary>
    private static readonly WebSocketAcceptContext s_watched = new() { KeepAliveInterval = TimeSpan.FromSeconds(5), KeepAliveTimeout = TimeSpan.FromSeconds(10) };

    /// <summary>Maps the WebSocket; needs the sign-in cookie and the right to a desk.</summary>
    public static void MapPhoneSocket(this IEndpointRouteBuilder app) =>
        app.Map(Path, AcceptAsync).RequireAuthorization(Rights.DeskUse).ExcludeFromDescription();

    private static async Task AcceptAsync(HttpContext context, BrowserPhones phones, AccountChanges accounts, IHostApplicationLifetime lifetime)
    {
        // A page of another origin may not open an agent's phone with his cookie (RFC 6455 §10.2).
        if (RequestOrigin.IsForeign(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(s_watched);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        // A locked account's phone is cut; the page that comes back meets the cookie's check.
        using var watch = accounts.Watch(context.User.Identity!.Name, stop.Cancel);
        var writer = new PageWriter(socket);
        var sending = writer.RunAsync(stop.Token);
        try
        {
            await ConverseAsync(context.User.Identity!.Name!, new PageReader(socket), phones, writer, stop.Token);
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException)
        {
            // The page went away; by WebRTC its media goes on, and it will be back.
        }
        finally
        {
            writer.Complete();
            await sending;
        }
    }

    private static async Task ConverseAsync(string user, PageReader reader, BrowserPhones phones, PageWriter writer, CancellationToken ct)
    {
        PhoneLine? line = null;
        Action<string> send = writer.Send;
        try
        {
            while (await reader.ReadAsync(ct) is { Kind: not PageMessageKind.End } message)
            {
                if (line is null)
                {
                    line = Greet(user, message.Kind == PageMessageKind.Text ? reader.Text(message) : "", phones, writer, send);
                    if (line is null)
                        return;
                }
                else if (message.Kind == PageMessageKind.Text)
                {
                    if (line.Receive(reader.Text(message), send) is { } reply)
                        send(reply);
                }
                else if (!line.ReceiveVoice(reader.Bytes(message), send))
                {
                    send(PhoneSignalling.Write(new PhoneMessage.Refused(null, "protocol", "audio frames that break the rules", Retry: false)));
                    return;
                }
            }
        }
        finally
        {
            line?.Detach(send);
            if (line?.Unattended > TimeSpan.Zero)
                phones.Leave(user);
        }
    }

    private static PhoneLine? Greet(string user, string text, BrowserPhones phones, PageWriter writer, Action<string> send)
    {
        if (!PhoneSignalling.TryRead(text, out var first) || first is not PhoneMessage.Hello hello)
        {
            send(PhoneSignalling.Write(new PhoneMessage.Refused(null, "protocol", "the first message is hello", Retry: false)));
            return null;
        }

        try
        {
            var line = phones.Open(user);
            send(line.Attach(hello, send, writer.Frames));
            phones.Attend(user);
            return line;
        }
        catch (Exception full) when (full is InvalidOperationException or SocketException or MediaException)
        {
            send(PhoneSignalling.Write(new PhoneMessage.Refused(null, "limit", "no port or place for another browser phone", Retry: true)));
            return null;
        }
    }
}
