namespace Telephony.Media.Remote;

/// <summary>
/// The way to the media process: found, or the process is started, and again whenever the connection is lost. It knows the process; what the calls in
/// it need after a loss is its owner's to do (<see cref="Reunion"/>).
/// </summary>
internal sealed partial class MediaProcessLink : IDisposable
{
    /// <summary>An answer takes 0.1 ms; a media process that is silent for so long is dead or stopped, and calls must not wait for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A start repairs what a crash left and reads all prompts.</summary>
    public static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly MediaOptions _options;
    private readonly IMediaLinkOwner _owner;
    private readonly SemaphoreSlim _relink = new(0, 1);
    private readonly Action<MediaLink, bool> _reunite;
    private readonly string _socket;
    private readonly Action _start;
    private readonly CancellationTokenSource _stop = new();
    private Guid _instance;
    private volatile MediaLink? _link;
    private MediaProcessStatus _status;
    private Task? _supervising;
    private string _whyNot = "";

    /// <param name="options">Handed to the media process.</param>
    /// <param name="socket">Where it listens.</param>
    /// <param name="start">Starts a media process at that socket and returns at once; called again when it has died. One that runs is found before.</param>
    /// <param name="owner">Gets what it says.</param>
    /// <param name="reunite">Called with every new connection before it counts as up, and whether it leads to another process than the one before.</param>
    /// <param name="clock">Time.</param>
    /// <param name="logger">Gets what becomes of the process.</param>
    public MediaProcessLink(MediaOptions options, string socket, Action start, IMediaLinkOwner owner, Action<MediaLink, bool> reunite, TimeProvider clock, ILogger logger)
    {
        (_options, _socket, _start, _owner, _reunite, _clock, _logger) = (options, socket, start, owner, reunite, clock, logger);
        _status = new MediaProcessStatus(MediaProcessStanding.Starting, 0, clock.GetUtcNow(), 0);
    }

    /// <summary>The connection now; null while there is none.</summary>
    public MediaLink? Now => _link;

    /// <summary>What is known of the media process.</summary>
    public MediaProcessStatus Status => Volatile.Read(ref _status);

    /// <summary>This side ends: a connection that is lost now stays lost.</summary>
    public bool IsEnding => _stop.IsCancellationRequested;

    /// <summary>Returns with the first connection, and keeps it from then on.</summary>
    /// <exception cref="IOException">It could not be had in two minutes.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await LinkAsync(cancellationToken);
        _supervising = SuperviseAsync();
    }

    /// <summary>A lost connection is not sought any more; the one there is stays for the last words.</summary>
    public async Task LeaveAsync()
    {
        await _stop.CancelAsync();
        if (_supervising is { } supervising)
            await supervising;
    }

    /// <summary>The last words were said.</summary>
    public void Ended() => Note(MediaProcessStanding.Stopped, _status.ProcessId);

    /// <summary>A connection is over: true when it was the one in use, and another is sought.</summary>
    public bool Lost(MediaLink link)
    {
        if (_link != link)
            return false;
        _link = null;
        if (IsEnding)
            return false;
        link.Dispose();
        Note(MediaProcessStanding.Lost, link.ProcessId, losses: 1);
        if (_relink.CurrentCount == 0)
            _relink.Release();
        return true;
    }

    /// <summary>A command and its answer.</summary>
    /// <exception cref="MediaException">Refused, or <see cref="MediaFault.EngineUnreachable"/>.</exception>
    public byte[] Ask(FrameKind kind, WireWriter arguments)
    {
        ObjectDisposedException.ThrowIf(IsEnding && _link is null, this);
        return (_link ?? throw new MediaException(MediaFault.EngineUnreachable, "The media process is not there; it is being started again.")).Ask(kind, arguments, Patience);
    }

    /// <summary>For commands to which "nobody is there" (null) is an answer: what is taken away with the connection is reconciled when it stands again.</summary>
    public byte[]? TryAsk(FrameKind kind, WireWriter arguments, TimeSpan patience)
    {
        try
        {
            return _link?.Ask(kind, arguments, patience);
        }
        catch (MediaException gone) when (gone.Fault == MediaFault.EngineUnreachable)
        {
            return null;
        }
    }

    /// <summary>Ends the connection.</summary>
    public void Dispose()
    {
        _link?.Dispose();
        _relink.Dispose();
        _stop.Dispose();
    }

    private async Task SuperviseAsync()
    {
        try
        {
            while (true)
            {
                await _relink.WaitAsync(_stop.Token);
                await LinkAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // This process ends, and the media process with it.
        }
    }

    /// <summary>Finds the media process, or starts it, as often as it takes.</summary>
    private async Task LinkAsync(CancellationToken cancellationToken)
    {
        if (_link is { IsLost: false })
            return;
        var pause = FirstPause;
        var began = _clock.GetTimestamp();
        var isFirst = true;
        while (!await Task.Run(TryLink, cancellationToken))
        {
            // Started once at once, and again only when there was time enough to see it listen: a second one would find the socket taken and end.
            if (isFirst || pause >= LongestPause)
                _start();
            if (_supervising is null && _clock.GetElapsedTime(began) > StartPatience)
                throw new IOException($"The media process cannot be reached at {_socket}: {_whyNot} Its log, {_socket}.log, may tell more.");
            isFirst = false;
            await Task.Delay(pause, _clock, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private bool TryLink()
    {
        MediaLink? link = null;
        try
        {
            link = MediaLink.Open(_socket, _owner, Patience);
            var isAnother = link.Instance != _instance;
            _instance = link.Instance;
            var from = new WireReader(link.Ask(FrameKind.Configure, new WireWriter().Options(_options), StartPatience));
            if (!from.Flag())
                LogOldOptions();
            _link = link;
            if (link.IsLost)
                throw new IOException("The media process went away at once.");
            _reunite(link, isAnother);
            Note(MediaProcessStanding.Up, link.ProcessId);
            LogUp(link.ProcessId, link.HasEngine);
            return true;
        }
        catch (Exception e) when (e is MediaException or IOException or MediaProtocolException or InvalidOperationException)
        {
            _whyNot = e.Message;
            LogNotYet(e.Message);
            _link = null;
            link?.Dispose();
            return false;
        }
    }

    private void Note(MediaProcessStanding standing, int processId, int losses = 0) =>
        Volatile.Write(ref _status, new MediaProcessStatus(standing, processId, _clock.GetUtcNow(), _status.Losses + losses));

    [LoggerMessage(3311, LogLevel.Information, "The media process {ProcessId} is led by this one; it ran before: {RanBefore}")]
    private partial void LogUp(int processId, bool ranBefore);

    [LoggerMessage(3313, LogLevel.Warning, "The media process keeps its former settings until no call is left; restart it then")]
    private partial void LogOldOptions();

    [LoggerMessage(3314, LogLevel.Debug, "The media process does not answer yet: {Reason}")]
    private partial void LogNotYet(string reason);
}
