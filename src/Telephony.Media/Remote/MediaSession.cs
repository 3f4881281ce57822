using System.Net.Sockets;

namespace Telephony.Media.Remote;

/// <summary>One connection to the media process: its frames one after the other, until it ends or says something that is not the protocol.</summary>
internal sealed class MediaSession : IDisposable
{
    private readonly FrameParser _parser = new();
    private readonly Socket _socket;

    public MediaSession(Socket socket)
    {
        _socket = socket;
        Outbox = new FrameOutbox(socket, "media answers", Cut);
    }

    public FrameOutbox Outbox { get; }

    /// <summary>Ends the connection from this side; the reader sees it.</summary>
    public void Cut()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already, which is what was wanted.
        }
    }

    /// <summary>Waits for bytes; false when the peer is gone.</summary>
    public async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        try
        {
            var read = await _socket.ReceiveAsync(_parser.Room(), SocketFlags.None, cancellationToken);
            _parser.Filled(read);
            return read > 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <inheritdoc cref="FrameParser.TryTake"/>
    public bool TryTake(out FrameKind kind, out Span<byte> payload) => _parser.TryTake(out kind, out payload);

    public void Dispose()
    {
        Cut();
        _socket.Dispose();
        Outbox.Dispose();
    }
}
