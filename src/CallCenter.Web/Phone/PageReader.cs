using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using Telephony.Media.Phone;

namespace CallCenter.Web.Phone;

/// <summary>Reads one page's WebSocket, within limits: text as long as the longest offer, audio as long as one frame. A frame costs no allocation.</summary>
internal sealed class PageReader(WebSocket socket)
{
    private readonly byte[] _buffer = new byte[PhoneSignalling.MaxLength];

    /// <summary>The text of the message just read.</summary>
    public string Text(PageMessage message) => Encoding.UTF8.GetString(_buffer, 0, message.Length);

    /// <summary>The bytes of the message just read.</summary>
    public ReadOnlySpan<byte> Bytes(PageMessage message) => _buffer.AsSpan(0, message.Length);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PageMessage> ReadAsync(CancellationToken ct)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), ct);
            length += part.Count;
            var kind = part.MessageType switch
            {
                WebSocketMessageType.Text => PageMessageKind.Text,
                WebSocketMessageType.Binary when length <= PhoneLine.MaxVoiceFrame => PageMessageKind.Voice,
                _ => PageMessageKind.End,
            };
            if (kind == PageMessageKind.End)
                return default;
            if (part.EndOfMessage)
                return new PageMessage(kind, length);
            if (length == _buffer.Length)
                return default;
        }
    }
}
