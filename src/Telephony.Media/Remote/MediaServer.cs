using System.Net.Sockets;
using System.Security.Cryptography;
using Telephony.Media.Recording;

namespace Telephony.Media.Remote;

/// <summary>
/// The media process: an engine of its own behind a Unix-domain socket, led by one client at a time. The client may die; what was connected goes on, and the
/// next client finds it. When none comes within the grace, all legs are closed, their recordings completed and marked, and the process ends.
/// </summary>
public sealed partial class MediaServer : IAsyncDisposable
{
    /// <summary>Connections that have not said Hello; the socket's mode lets nobody but our own account come that far.</summary>
    private const int MaximumStrangers = 8;

    /// <summary>Who started this process may be slow; then nobody's call waits.</summary>
    private static readonly TimeSpan FirstClientPatience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan HelloPatience = TimeSpan.FromSeconds(5);
    private readonly TimeProvider _clock;
    private readonly MediaCommands _commands;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FactKeep _facts;
    private readonly Lock _gate = new();
    private readonly ITimer _grace;
    private readonly Guid _instance;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(MediaProtocol.KeyBytes);
    private readonly FileStream _lock;
    private readonly ILogger<MediaServer> _logger;
    private readonly ILoggerFactory _loggers;
    private readonly MediaServerOptions _options;
    private readonly Socket _socket;
    private readonly CancellationTokenSource _stop = new();
    private volatile MediaSession? _client;
    private volatile MediaEngine? _engine;
    private MediaOptions? _configured;
    private Task _run = Task.CompletedTask;
    private volatile bool _stopping;
    private int _strangers;

    /// <summary>Binds the socket; serving begins with <see cref="RunAsync"/>.</summary>
    /// <exception cref="IOException">Another media process has the socket, or the path cannot be used.</exception>
    public MediaServer(MediaServerOptions options, TimeProvider clock, ILoggerFactory loggers)
    {
        (_options, _clock, _loggers, _logger) = (options, clock, loggers, loggers.CreateLogger<MediaServer>());
        _instance = Guid.CreateVersion7(clock.GetUtcNow());
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Socket))!);
        _lock = Lock(options.Socket);
        try
        {
            _socket = Bind(options.Socket);
        }
        catch (SocketException refused)
        {
            _lock.Dispose();
            throw new IOException($"The media process cannot listen at {options.Socket}: {refused.Message}", refused);
        }

        OwnerOnly.Write(MediaProtocol.KeyFile(options.Socket), _key);
        _facts = new FactKeep(new MediaCounters());
        _facts.Load(MediaProtocol.FactsFile(options.Socket));
        _commands = new MediaCommands(() => _client?.Outbox, clock);
        _grace = clock.CreateTimer(_ => GiveUp(), null, FirstClientPatience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Serves until a client says stop, nobody comes for the grace, or the token ends it; then all calls are closed and all recordings complete.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => _run = ServeAllAsync(cancellationToken);

    private async Task ServeAllAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => _done.TrySetResult());
        _socket.Listen(MaximumStrangers);
        LogServing(_options.Socket);
        var accepting = AcceptAsync();
        await _done.Task;
        await _stop.CancelAsync();
        _socket.Dispose();
        await accepting;
    }

    /// <summary>Closes what is open and leaves untold facts to the next media process.</summary>
    public async ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        await _run;
        await _grace.DisposeAsync();
        _socket.Dispose();
        if (_engine is { } engine)
            await engine.DisposeAsync();
        _client?.Dispose();
        _facts.Save(MediaProtocol.FactsFile(_options.Socket));
        File.Delete(_options.Socket);
        File.Delete(MediaProtocol.KeyFile(_options.Socket));
        await _lock.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>Two media processes must never share ports and files; the lock dies with its process, the socket's file does not.</summary>
    private static FileStream Lock(string socket)
    {
        var file = MediaProtocol.LockFile(socket);
        if (!File.Exists(file))
            OwnerOnly.Create(file, FileMode.OpenOrCreate).Dispose();
        return new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    private static Socket Bind(string path)
    {
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        // Nobody can connect before Listen, and the folder is closed to others anyway.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return socket;
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var peer = await _socket.AcceptAsync(_stop.Token);
                if (PeerCredentials.IsOwn(peer) && Volatile.Read(ref _strangers) < MaximumStrangers)
                {
                    Interlocked.Increment(ref _strangers);
                    _ = ServeAsync(peer);
                }
                else
                {
                    LogRefused();
                    peer.Dispose();
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Stopping, or a peer that was gone before it was accepted.
            }
        }
    }

    private async Task ServeAsync(Socket peer)
    {
        using var session = new MediaSession(peer);
        try
        {
            if (await GreetAsync(session))
                await ServeAsync(session);
        }
        catch (MediaProtocolException wrong)
        {
            LogProtocol(wrong.Message);
        }
        catch (OperationCanceledException)
        {
            // It did not say Hello in time, or this process stops.
        }
#pragma warning disable CA1031 // The wall of a connection: a bug met by one frame ends the connection, not the calls; the client comes again.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogBug(bug);
        }
        finally
        {
            Leave(session);
        }
    }

    private async Task<bool> GreetAsync(MediaSession session)
    {
        try
        {
            using var patience = new CancellationTokenSource(HelloPatience, _clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token);
            while (await session.FillAsync(either.Token))
            {
                if (Greet(session) is { } welcome)
                    return welcome;
            }

            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _strangers);
        }
    }

    /// <summary>Null: not whole yet.</summary>
    private bool? Greet(MediaSession session)
    {
        if (!session.TryTake(out var kind, out var payload))
            return null;
        if (kind != FrameKind.Hello)
            throw new MediaProtocolException("The first frame is a Hello.");
        var from = new WireReader(payload);
        if (from.UInt32() != MediaProtocol.Magic)
            throw new MediaProtocolException("Not the media protocol.");
        if (from.UInt16() is var version && version != MediaProtocol.Version)
        {
            // Left to the peer to hang up, so that it hears why.
            Fail(session, new IOException($"This media process speaks version {MediaProtocol.Version}, not {version}."));
            return null;
        }

        if (!CryptographicOperations.FixedTimeEquals(from.Bytes(MediaProtocol.KeyBytes), _key))
            throw new MediaProtocolException("The key is wrong.");
        from.End();
        if (_stopping)
            return false;
        Enter(session);
        return true;
    }

    /// <summary>Whoever comes last leads: the one before is dead or stopped, or it would not have been replaced.</summary>
    private void Enter(MediaSession session)
    {
        lock (_gate)
        {
            _client?.Cut();
            _client = session;
            _facts.IsOrphan = false;
            _grace.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            session.Outbox.TryPost(FrameKind.Reply, new WireWriter().Guid(_instance).Int32(Environment.ProcessId).Flag(_engine is not null).Written);
        }

        LogEntered(_engine?.OpenLegs ?? 0);
    }

    private void Leave(MediaSession session)
    {
        _facts.Disconnect(session.Outbox);
        lock (_gate)
        {
            if (_client != session)
                return;
            _client = null;
            if (_stopping)
                _done.TrySetResult();
            else if (!_stop.IsCancellationRequested)
                _grace.Change(_options.Grace, Timeout.InfiniteTimeSpan);
        }

        LogLeft(_engine?.OpenLegs ?? 0, _options.Grace.TotalSeconds);
    }

    private void GiveUp()
    {
        lock (_gate)
        {
            if (_client is not null)
                return;
            _facts.IsOrphan = true;
        }

        LogOrphaned(_engine?.OpenLegs ?? 0);
        _done.TrySetResult();
    }

    private async Task ServeAsync(MediaSession session)
    {
        do
        {
            while (session.TryTake(out var kind, out var payload))
            {
                // The two that take their time; whatever follows them waits.
                if (kind == FrameKind.Configure)
                    await ConfigureAsync(session, ReadOptions(payload));
                else if (kind == FrameKind.Stop)
                    await StopAsync(session);
                else
                    Take(session, kind, payload);
            }
        }
        while (await session.FillAsync(_stop.Token));
    }

    private void Take(MediaSession session, FrameKind kind, Span<byte> payload)
    {
        switch (kind)
        {
            case FrameKind.Packet: _commands.Packet(payload); break;
            case FrameKind.Acknowledge: Acknowledge(payload); break;
            default: Answer(session, kind, payload); break;
        }
    }

    private void Acknowledge(ReadOnlySpan<byte> payload)
    {
        var from = new WireReader(payload);
        _facts.Acknowledge(from.Int64());
        from.End();
    }

    private static MediaOptions ReadOptions(ReadOnlySpan<byte> payload)
    {
        var from = new WireReader(payload);
        var options = from.Options();
        from.End();
        return options;
    }

    private void Answer(MediaSession session, FrameKind kind, ReadOnlySpan<byte> payload)
    {
        var reply = new WireWriter();
        try
        {
            _commands.Run(_engine ?? throw new MediaException(MediaFault.EngineUnreachable, "The media process has no engine yet."), kind, payload, reply);
            session.Outbox.TryPost(FrameKind.Reply, reply.Written);
        }
#pragma warning disable CA1031 // The wall between processes: what a command throws is the client's to hear; a frame that is none ends the connection.
        catch (Exception failure) when (failure is not MediaProtocolException)
#pragma warning restore CA1031
        {
            Fail(session, failure);
        }
    }

    private static void Fail(MediaSession session, Exception failure)
    {
        var (kind, fault) = failure switch
        {
            MediaException refused => (FailureKind.Media, (int)refused.Fault),
            IOException or UnauthorizedAccessException => (FailureKind.Disk, 0),
            _ => (FailureKind.Other, 0),
        };
        var text = failure.Message.Length > MediaProtocol.MaximumText / 4 ? failure.Message[..(MediaProtocol.MaximumText / 4)] : failure.Message;
        session.Outbox.TryPost(FrameKind.Failure, new WireWriter().Byte((byte)kind).Int32(fault).Text(text).Written);
    }

    /// <summary>The first client's options make the engine. A later client's other options wait until no call is left; until then the old ones stand, and it is told.</summary>
    private async Task ConfigureAsync(MediaSession session, MediaOptions options)
    {
        try
        {
            var isSame = _configured is { } before && new WireWriter().Options(before).Written.SequenceEqual(new WireWriter().Options(options).Written);
            if (_engine is { } old && !isSame && old.OpenLegs == 0)
            {
                _engine = null;
                await old.DisposeAsync();
            }

            if (_engine is null)
            {
                var engine = new MediaEngine(options, _facts, _clock, _loggers.CreateLogger<MediaEngine>());
                await engine.StartAsync(_stop.Token);
                (_engine, _configured, isSame) = (engine, options, true);
            }

            session.Outbox.TryPost(FrameKind.Reply, new WireWriter().Flag(isSame).Written);
            lock (_gate)
            {
                if (_client == session)
                    _facts.Connect(session.Outbox);
            }
        }
#pragma warning disable CA1031 // The same wall.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Fail(session, failure);
        }
    }

    /// <summary>The client ends in order: calls closed, recordings complete and told, then the answer.</summary>
    private async Task StopAsync(MediaSession session)
    {
        if (_engine is { } engine)
            await engine.DisposeAsync();
        session.Outbox.TryPost(FrameKind.Reply, []);
        LogStopped();
        _stopping = true;
    }

    [LoggerMessage(3301, LogLevel.Information, "Media process serves at {Socket}")]
    private partial void LogServing(string socket);

    [LoggerMessage(3302, LogLevel.Information, "A client leads the media process; {Legs} legs were open")]
    private partial void LogEntered(int legs);

    [LoggerMessage(3303, LogLevel.Warning, "The client of the media process is gone; {Legs} legs go on for {Grace} s")]
    private partial void LogLeft(int legs, double grace);

    [LoggerMessage(3304, LogLevel.Error, "No client came back: {Legs} legs are closed and their recordings completed, the media process ends")]
    private partial void LogOrphaned(int legs);

    [LoggerMessage(3305, LogLevel.Warning, "A connection to the media process was refused")]
    private partial void LogRefused();

    [LoggerMessage(3306, LogLevel.Warning, "A connection to the media process was closed: {Reason}")]
    private partial void LogProtocol(string reason);

    [LoggerMessage(3308, LogLevel.Error, "A connection to the media process failed")]
    private partial void LogBug(Exception exception);

    [LoggerMessage(3307, LogLevel.Information, "The media process was told to stop")]
    private partial void LogStopped();
}
