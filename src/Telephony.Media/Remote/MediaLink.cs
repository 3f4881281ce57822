using System.Net.Sockets;

namespace Telephony.Media.Remote;

/// <summary>
/// A client's connection to the media process. Whoever asks waits for the answer, at most his patience; answers come in the order of the questions. A
/// thread of its own reads, so that neither a full thread pool nor a slow listener delays an answer or a packet.
/// </summary>
internal sealed class MediaLink : IDisposable
{
    /// <summary>Threads that ask at once; far more than a web process has that do.</summary>
    private const int MaximumWaiting = 1024;

    private readonly Lock _gate = new();
    private readonly IMediaLinkOwner _owner;
    private readonly FrameOutbox _outbox;
    private readonly FrameParser _parser = new();
    private readonly Thread _reader;
    private readonly Socket _socket;
    private readonly Queue<Question> _waiting = new();
    private bool _lost;

    private MediaLink(Socket socket, IMediaLinkOwner owner)
    {
        (_socket, _owner) = (socket, owner);
        _outbox = new FrameOutbox(socket, "media commands", Cut);
        _reader = new Thread(Read) { IsBackground = true, Name = "media link" };
    }

    /// <summary>The media process's run; another one has none of the legs of this.</summary>
    public Guid Instance { get; private set; }

    public int ProcessId { get; private set; }

    /// <summary>It is over.</summary>
    public bool IsLost
    {
        get
        {
            lock (_gate)
                return _lost;
        }
    }

    /// <summary>It has an engine already, perhaps with calls.</summary>
    public bool HasEngine { get; private set; }

    /// <summary>Connects and says Hello.</summary>
    /// <exception cref="IOException">Nobody listens there, or it is not a media process of this version.</exception>
    public static MediaLink Open(string path, IMediaLinkOwner owner, TimeSpan patience)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            if (!PeerCredentials.IsOwn(socket))
                throw new IOException("Somebody else listens at the media process's socket.");
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            socket.Dispose();
            throw e as IOException ?? new IOException($"No media process at {path}: {e.Message}", e);
        }

        var link = new MediaLink(socket, owner);
        try
        {
            link.Greet(File.ReadAllBytes(MediaProtocol.KeyFile(path)), patience);
            return link;
        }
        catch (Exception e) when (e is MediaException or MediaProtocolException or UnauthorizedAccessException or IOException)
        {
            link.Dispose();
            throw e as IOException ?? new IOException($"The media process does not answer: {e.Message}", e);
        }
    }

    /// <summary>A command and its answer.</summary>
    /// <exception cref="MediaException">Refused; or <see cref="MediaFault.EngineUnreachable"/>: no connection, or no answer in time, and then there is none any more; or <see cref="MediaFault.EngineFailed"/>: a bug over there.</exception>
    /// <exception cref="IOException">Disk trouble over there.</exception>
    public byte[] Ask(FrameKind kind, WireWriter arguments, TimeSpan patience)
    {
        var question = new Question();
        lock (_gate)
        {
            if (_lost || _waiting.Count >= MaximumWaiting || !_outbox.TryPost(kind, arguments.Written))
                throw Unreachable();
            _waiting.Enqueue(question);
        }

        if (!question.IsAnswered(patience))
        {
            // Answers are counted off in order: after one that never came nothing could be trusted. The reader then answers all that wait.
            Cut();
            question.IsAnswered(Timeout.InfiniteTimeSpan);
        }

        return question.Result();
    }

    /// <summary>One packet of a leg whose transport is here; false when it is dropped.</summary>
    public bool TryPacket(MediaLegId leg, ReadOnlySpan<byte> packet) => _outbox.TryPacket(leg, packet);

    /// <summary>Every fact up to this number was told.</summary>
    public void Acknowledge(long number) => _outbox.TryPost(FrameKind.Acknowledge, new WireWriter().Int64(number).Written);

    /// <summary>Ends the connection; who waits for an answer gets none.</summary>
    public void Dispose()
    {
        Cut();
        _socket.Dispose();
        _outbox.Dispose();
        if (_reader.IsAlive && Thread.CurrentThread != _reader)
            _reader.Join();
    }

    private static MediaException Unreachable() => new(MediaFault.EngineUnreachable, "The media process does not answer.");

    private void Greet(ReadOnlySpan<byte> key, TimeSpan patience)
    {
        _reader.Start();
        var from = new WireReader(Ask(FrameKind.Hello, new WireWriter().UInt32(MediaProtocol.Magic).UInt16(MediaProtocol.Version).Bytes(key), patience));
        (Instance, ProcessId, HasEngine) = (from.Guid(), from.Int32(), from.Flag());
        from.End();
    }

    private void Cut()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Gone already, which is what was wanted.
        }
    }

    private void Read()
    {
        try
        {
            while (_socket.Receive(_parser.Room().Span) is > 0 and var read)
            {
                _parser.Filled(read);
                while (_parser.TryTake(out var kind, out var payload))
                    Take(kind, payload);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The connection is over: told below, like its orderly end.
        }
        catch (MediaProtocolException wrong)
        {
            _owner.Misread(wrong);
        }

        Question[] waiting;
        lock (_gate)
        {
            _lost = true;
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        Cut();
        foreach (var question in waiting)
            question.Fail(Unreachable());
        _owner.Lost(this);
    }

    private void Take(FrameKind kind, Span<byte> payload)
    {
        switch (kind)
        {
            case FrameKind.Packet when payload.Length > MediaProtocol.IdBytes:
                _owner.Packet(new MediaLegId(new Guid(payload[..MediaProtocol.IdBytes])), payload[MediaProtocol.IdBytes..]);
                break;
            case FrameKind.Fact:
                var from = new WireReader(payload);
                _owner.Fact(this, from.Int64(), from.Fact());
                break;
            case FrameKind.Reply:
                Oldest().Succeed(payload.ToArray());
                break;
            case FrameKind.Failure:
                Oldest().Fail(ReadFailure(payload));
                break;
            default:
                throw new MediaProtocolException($"{(int)kind} is nothing that a media process sends.");
        }
    }

    private Question Oldest()
    {
        lock (_gate)
            return _waiting.TryDequeue(out var question) ? question : throw new MediaProtocolException("An answer to nothing.");
    }

    private static Exception ReadFailure(ReadOnlySpan<byte> payload)
    {
        var from = new WireReader(payload);
        var (kind, fault, text) = ((FailureKind)from.Byte(), from.Int32(), from.Text());
        from.End();
        return kind switch
        {
            FailureKind.Media => new MediaException((MediaFault)fault, text),
            FailureKind.Disk => new IOException(text),
            _ => new MediaException(MediaFault.EngineFailed, $"The media process failed: {text}"),
        };
    }

    private sealed class Question
    {
        private readonly object _change = new();
        private Exception? _failure;
        private byte[]? _reply;

        public void Succeed(byte[] reply)
        {
            lock (_change)
            {
                _reply = reply;
                Monitor.PulseAll(_change);
            }
        }

        public void Fail(Exception failure)
        {
            lock (_change)
            {
                _failure = failure;
                Monitor.PulseAll(_change);
            }
        }

        /// <summary>Waits; a pulse comes with the answer only.</summary>
        public bool IsAnswered(TimeSpan patience)
        {
            lock (_change)
                return _reply is not null || _failure is not null || Monitor.Wait(_change, patience);
        }

        public byte[] Result() => _reply ?? throw _failure!;
    }
}
