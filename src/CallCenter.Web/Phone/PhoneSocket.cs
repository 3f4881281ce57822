using System.Buffers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using Telephony.Media;
using Telephony.Media.Dtls;
using Telephony.Media.Phone;

namespace CallCenter.Web.Phone;

/// <summary>The phone's own WebSocket, apart from the Blazor circuit: it pumps signalling text and decides nothing.</summary>
public static class PhoneSocket
{
    /// <summary>Where phone.js connects.</summary>
    public const string Path = "/phone/ws";

    /// <summary>Messages waiting for a page: it answers within seconds or is cut.</summary>
    private const int Waiting = 64;

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

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        // A locked account's phone is cut; the page that comes back meets the cookie's check.
        using var watch = accounts.Watch(context.User.Identity!.Name, stop.Cancel);
        var outgoing = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { SingleReader = true });
        var sending = SendAsync(socket, outgoing.Reader, stop.Token);
        try
        {
            await ConverseAsync(context.User.Identity!.Name!, socket, phones, outgoing.Writer, stop.Token);
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException)
        {
            // The page went away; its media goes on and it will be back.
        }
        finally
        {
            outgoing.Writer.TryComplete();
            await sending;
        }
    }

    private static async Task ConverseAsync(string user, WebSocket socket, BrowserPhones phones, ChannelWriter<string> outgoing, CancellationToken ct)
    {
        PhoneLine? line = null;
        Action<string> send = text => outgoing.TryWrite(text);
        try
        {
            while (await ReceiveAsync(socket, ct) is { } text)
            {
                if (line is not null)
                {
                    if (line.Receive(text, send) is { } reply)
                        send(reply);
                    continue;
                }

                if (!PhoneSignalling.TryRead(text, out var first) || first is not PhoneMessage.Hello hello)
                {
                    send(PhoneSignalling.Write(new PhoneMessage.Refused(null, "protocol", "the first message is hello", Retry: false)));
                    return;
                }

                if (Open(phones, user, send) is not { } opened)
                    return;
                line = opened;
                send(line.Attach(hello, send));
                phones.Attend(user);
            }
        }
        finally
        {
            line?.Detach(send);
            if (line?.Unattended > TimeSpan.Zero)
                phones.Leave(user);
        }
    }

    private static PhoneLine? Open(BrowserPhones phones, string user, Action<string> send)
    {
        try
        {
            return phones.Open(user);
        }
        catch (DtlsUnavailableException missing)
        {
            send(PhoneSignalling.Write(new PhoneMessage.Refused(null, "dtls", missing.Message, Retry: false)));
        }
        catch (Exception full) when (full is InvalidOperationException or SocketException or MediaException)
        {
            send(PhoneSignalling.Write(new PhoneMessage.Refused(null, "limit", "no port or place for another browser phone", Retry: true)));
        }

        return null;
    }

    private static async Task<string?> ReceiveAsync(WebSocket socket, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PhoneSignalling.MaxLength);
        try
        {
            var length = 0;
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length, PhoneSignalling.MaxLength - length), ct);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                length += part.Count;
                if (part.EndOfMessage)
                    return Encoding.UTF8.GetString(buffer, 0, length);
                if (length >= PhoneSignalling.MaxLength)
                    return null;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task SendAsync(WebSocket socket, ChannelReader<string> outgoing, CancellationToken ct)
    {
        try
        {
            await foreach (var text in outgoing.ReadAllAsync(ct))
                await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The page went away.
        }
    }
}
