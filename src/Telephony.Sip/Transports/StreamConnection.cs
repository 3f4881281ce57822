using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;

namespace Telephony.Sip.Transports;

/// <summary>One TCP connection, plain or under TLS: a reader that frames and parses, a writer behind a bounded queue so that a peer that stops reading stalls nobody else.</summary>
internal sealed class StreamConnection : IDisposable
{
    private const int MaxQueuedWrites = 512; // a peer that lets more pile up has stopped reading
    private static readonly byte[] Pong = "\r\n"u8.ToArray();
    private readonly Socket _socket;
    private readonly Func<Stream, CancellationToken, Task<Stream>>? _secure;
    private readonly ITransportSink _sink;
    private readonly SipCounters _counters;
    private readonly TimeProvider _clock;
    private readonly Channel<ReadOnlyMemory<byte>> _writes = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(MaxQueuedWrites) { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private int _closed;
    private long _lastActivity;
    private long _lastRead;
    private long _waitingSince;
    private int _ended;
    private bool _isOurs;

    public StreamConnection(Socket socket, SipTransportProtocol protocol, IPEndPoint remote, Func<Stream, CancellationToken, Task<Stream>>? secure, ITransportSink sink, SipCounters counters, TimeProvider clock)
    {
        _socket = socket;
        _secure = secure;
        _sink = sink;
        _counters = counters;
        _clock = clock;
        Remote = remote;
        _lastActivity = _lastRead = _waitingSince = clock.GetTimestamp();
        Flow = new SipFlow(protocol, remote, null, this);
    }

    public IPEndPoint Remote { get; }

    public SipFlow Flow { get; }

    /// <summary>Whom the peer's certificate was checked against, null for its address; always null for connections that peers made.</summary>
    public string? PeerName { get; init; }

    /// <summary>It still takes what is to be sent.</summary>
    public bool IsOpen => Volatile.Read(ref _closed) == 0 && Volatile.Read(ref _ended) == 0;

    /// <summary>How long the peer has been silent: a pong ends it (RFC 5626 §4.4.1).</summary>
    public TimeSpan SinceLastRead => _clock.GetElapsedTime(Volatile.Read(ref _lastRead));

    /// <summary>Idle too long, or owing the rest of a message (or its first one) for too long.</summary>
    public bool IsStale(TimeSpan idle, TimeSpan patience)
    {
        var waiting = Volatile.Read(ref _waitingSince);
        return _clock.GetElapsedTime(Volatile.Read(ref _lastActivity)) > idle || (waiting != 0 && _clock.GetElapsedTime(waiting) > patience);
    }

    public bool TrySend(ReadOnlyMemory<byte> bytes)
    {
        if (!IsOpen) return false;
        if (_writes.Writer.TryWrite(bytes)) return true;
        Dispose();
        return false;
    }

    /// <summary>What waits is still sent, then our side is closed. Theirs is read to its end, or until the sweep: closed with bytes unread, TCP would answer by a
    /// reset and our last words might never be read.</summary>
    public void End()
    {
        Volatile.Write(ref _ended, 1);
        _writes.Writer.TryComplete();
    }

    public async Task RunAsync(IPEndPoint? connectTo, TimeSpan connectPatience)
    {
        try
        {
            await using var stream = await OpenAsync(connectTo, connectPatience);
            var writer = WriteAsync(stream, _stop.Token);
            await ReadAsync(stream, _stop.Token);
            Dispose();
            await writer;
        }
        catch (OperationCanceledException)
        {
            _counters.AddConnectionClosed();
        }
        catch (Exception problem) when (problem is SocketException or IOException or AuthenticationException)
        {
            _counters.AddTransportError();
        }
        catch (ObjectDisposedException)
        {
            _counters.AddConnectionClosed();
        }
        finally
        {
            Dispose();
            _sink.Closed(this);
        }
    }

    /// <summary>Connects if we are the client, then the TLS handshake; the connect patience bounds both. A client of ours that dawdles is swept like one that owes a message.</summary>
    private async Task<Stream> OpenAsync(IPEndPoint? connectTo, TimeSpan connectPatience)
    {
        using var patience = new CancellationTokenSource(connectPatience, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token);
        _isOurs = connectTo is not null;
        if (connectTo is not null) await _socket.ConnectAsync(connectTo, both.Token);
        _socket.NoDelay = true;
        Stream plain = new NetworkStream(_socket, ownsSocket: false);
        var stream = _secure is null ? plain : await _secure(plain, both.Token);
        if (connectTo is not null) Volatile.Write(ref _waitingSince, 0); // we spoke first: no first message is owed
        return stream;
    }

    private async Task ReadAsync(Stream stream, CancellationToken ct)
    {
        var framer = new StreamFramer();
        while (true)
        {
            var space = framer.Space();
            var count = await stream.ReadAsync(space, ct);
            if (count == 0) return;
            if (!space.Span[..count].ContainsAnyExcept((byte)'\r', (byte)'\n')) _counters.AddKeepAliveIn();
            Volatile.Write(ref _lastActivity, _clock.GetTimestamp());
            Volatile.Write(ref _lastRead, _clock.GetTimestamp());
            framer.Filled(count);
            if (!TakeFrames(framer)) return;
            if (!framer.IsPartial) Volatile.Write(ref _waitingSince, 0);
            else if (Volatile.Read(ref _waitingSince) == 0) Volatile.Write(ref _waitingSince, _clock.GetTimestamp());
        }
    }

    private bool TakeFrames(StreamFramer framer)
    {
        while (true)
        {
            switch (framer.Next(out var frame))
            {
                case FrameKind.Ping:
                    if (!_isOurs) TrySend(Pong); // RFC 5626 §4.4.1: who opened the connection pings; on ours two pongs may look like one ping
                    break;
                case FrameKind.Message:
                    Volatile.Write(ref _waitingSince, 0);
                    Take(frame.Span);
                    break;
                case (FrameKind.Broken or FrameKind.TooLarge) and var why:
                    return TryRefuse(frame.Span, why); // RFC 3261 §18.3: without framing the rest of the stream has no meaning
                default:
                    return true;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        var received = _clock.GetTimestamp();
#pragma warning disable CA1031 // the wall: one bad message costs one message
        try
        {
            var result = SipParser.Parse(bytes);
            if (result.Message is { } message) _sink.Deliver(message, Flow, received);
            else if (result.Error is { } error) _sink.Malformed(error, Flow);
        }
        catch (Exception)
        {
            _counters.AddFault();
        }
#pragma warning restore CA1031
    }

    /// <summary>Answers the head of a message that cannot be read to its end; false when there is nobody to answer and the connection can go at once.</summary>
    private bool TryRefuse(ReadOnlySpan<byte> head, FrameKind why)
    {
#pragma warning disable CA1031 // the wall: one bad message costs one connection
        try
        {
            var result = SipParser.Parse(head);
            var asked = result.Error is { } found ? found.Partial : result.Message is SipRequest { Method: not SipMethods.Ack } request ? request : null;

            // §21.5.7: "The server was unable to process the request since the message length exceeded its capabilities."
            var error = (why == FrameKind.TooLarge ? new SipParseError(513, "message larger than 64 KiB", asked) : result.Error ?? new SipParseError(400, "Content-Length", asked)) with { EndsStream = true };
            _sink.Malformed(error, Flow);
            return error.Partial is not null;
        }
        catch (Exception)
        {
            _counters.AddFault();
            return false;
        }
#pragma warning restore CA1031
    }

    private async Task WriteAsync(Stream stream, CancellationToken ct)
    {
        try
        {
            await foreach (var bytes in _writes.Reader.ReadAllAsync(ct))
            {
                await stream.WriteAsync(bytes, ct);
                Volatile.Write(ref _lastActivity, _clock.GetTimestamp());
            }

            if (Volatile.Read(ref _closed) == 0) _socket.Shutdown(SocketShutdown.Send);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception problem) when (problem is IOException or SocketException or ObjectDisposedException)
        {
            _counters.AddTransportError();
            Dispose();
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        _writes.Writer.TryComplete();
        _stop.Cancel();
        _socket.Dispose();
    }
}
