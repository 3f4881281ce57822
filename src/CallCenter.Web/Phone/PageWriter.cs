using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Telephony.Media.Phone;

namespace CallCenter.Web.Phone;

/// <summary>Writes one page's WebSocket: signalling first, then audio frames. Both wait in bounded places; whoever puts never waits.</summary>
internal sealed class PageWriter
{
    /// <summary>Messages waiting for a page: one that takes nothing while so many are written for it has lost its place, and is cut.</summary>
    public const int Waiting = 64;

    private readonly Channel<string> _texts = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly WebSocket _socket;

    public PageWriter(WebSocket socket)
    {
        _socket = socket;
        Frames = new VoiceOutbox(() => _signal.Writer.TryWrite(true));
    }

    /// <summary>Audio on its way to the page.</summary>
    public VoiceOutbox Frames { get; }

    public void Send(string text)
    {
        if (!_texts.Writer.TryWrite(text))
            _socket.Abort();
        _signal.Writer.TryWrite(true);
    }

    /// <summary>What waits is still sent, then the socket is closed.</summary>
    public void Complete() => _signal.Writer.TryComplete();

    public async Task RunAsync(CancellationToken ct)
    {
        var frame = new byte[VoiceOutbox.MaxLength];
        try
        {
            while (await _signal.Reader.WaitToReadAsync(ct))
            {
                _signal.Reader.TryRead(out _);
                await SendTextsAsync(ct);
                while (Frames.TryTake(frame, out var length))
                    await _socket.SendAsync(frame.AsMemory(0, length), WebSocketMessageType.Binary, endOfMessage: true, ct);
            }

            await SendTextsAsync(ct);
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The page went away.
        }
    }

    private async ValueTask SendTextsAsync(CancellationToken ct)
    {
        while (_texts.Reader.TryRead(out var text))
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);
    }
}
