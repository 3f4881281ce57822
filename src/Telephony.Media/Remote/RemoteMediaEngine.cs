using System.Collections.Immutable;
using System.Net;
using System.Runtime.ExceptionServices;
using Telephony.Media.Prompts;
using Telephony.Media.Rtp;

namespace Telephony.Media.Remote;

/// <summary>
/// The media port to an engine in a process of its own (<see cref="MediaServer"/>). A command costs one round trip over a Unix-domain socket. While the
/// media process is not there, commands that take away do nothing and the others throw <see cref="MediaFault.EngineUnreachable"/>; it is started again,
/// and the calls that were in it are told as timed out.
/// </summary>
public sealed partial class RemoteMediaEngine : IMediaEngine, IMediaLinkOwner
{
    /// <summary>An answer takes 0.1 ms; a media process that is silent for so long is dead or stopped, and calls must not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A start repairs what a crash left and reads all prompts.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock;
    private readonly MediaFacts _facts;
    private readonly RemoteLegs _legs = new();
    private readonly ILogger<RemoteMediaEngine> _logger;
    private readonly MediaOptions _options;
    private readonly SemaphoreSlim _relink = new(0, 1);
    private readonly string _socket;
    private readonly Action _start;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>A command and what is noted of it are one step, so that bringing both sides together again never works on a half one. Held for a round trip.</summary>
    private readonly Lock _telling = new();
    private readonly WantedSound _wanted = new();
    private long _heard;
    private Guid _heardFrom;
    private Guid _instance;
    private volatile MediaLink? _link;
    private int _openLegs;
    private MediaProcessStatus _status;
    private Task? _supervising;

    /// <param name="options">Handed to the media process; the key of recordings with it, over the socket.</param>
    /// <param name="socket">Where it listens.</param>
    /// <param name="start">Starts a media process at that socket and returns at once; called again when it has died. One that runs is found before.</param>
    /// <param name="events">Told what happens.</param>
    /// <param name="clock">Time.</param>
    /// <param name="logger">Gets what becomes of the process.</param>
    public RemoteMediaEngine(MediaOptions options, string socket, Action start, IMediaEvents events, TimeProvider clock, ILogger<RemoteMediaEngine> logger)
    {
        (_options, _socket, _start, _clock, _logger) = (options, socket, start, clock, logger);
        _facts = new MediaFacts(events, Counted, logger);
        _status = new MediaProcessStatus(MediaProcessStanding.Starting, 0, clock.GetUtcNow(), 0);
        Prompts = new PromptLibrary(logger) { Added = AddPrompt, Removed = RemovePrompt };
    }

    /// <summary>What is known of the media process.</summary>
    public MediaProcessStatus Status => Volatile.Read(ref _status);

    /// <inheritdoc/>
    public MediaCounters Counters
    {
        get
        {
            AskCounters();
            return Counted;
        }
    }

    /// <inheritdoc/>
    public PromptLibrary Prompts { get; }

    /// <inheritdoc/>
    public int OpenLegs
    {
        get
        {
            AskCounters();
            return Volatile.Read(ref _openLegs);
        }
    }

    private MediaCounters Counted { get; } = new();

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_options.PromptsDirectory is { } prompts)
            await Task.Run(() => Prompts.Load(prompts), cancellationToken);
        await LinkAsync(cancellationToken);
        _supervising = SuperviseAsync();
    }

    /// <inheritdoc/>
    public IReadOnlyList<StandingLeg> Standing()
    {
        var from = new WireReader(Ask(FrameKind.Standing, new WireWriter()));
        var legs = new List<StandingLeg>();
        for (var count = from.Count(MediaProtocol.IdBytes + 2); count > 0; count--)
        {
            var (leg, isRtp) = (from.Leg(), from.Flag());
            legs.Add(from.Flag() ? new StandingLeg(leg, isRtp, from.Recording(), from.Flag()) : new StandingLeg(leg, isRtp, null));
        }

        return legs;
    }

    /// <inheritdoc/>
    public bool OutlivesItsClient => true;

    /// <inheritdoc/>
    public void Note(MediaLegId leg, ReadOnlySpan<byte> note) => TryAsk(FrameKind.Note, new WireWriter().Leg(leg).Bytes(note), Patience);

    /// <inheritdoc/>
    public byte[]? Adopt(StandingLeg leg)
    {
        lock (_telling)
        {
            if (Take(FrameKind.Adopt, leg.Leg.Value) is not { } reply)
                return null;
            _legs.OpenedRtp(leg.Leg);
            if (leg.Recording is { } recording)
                _legs.Recording(recording, leg.Leg, leg.IsPaused);
            var from = new WireReader(reply);
            return from.Flag() ? from.Bytes(from.Left).ToArray() : null;
        }
    }

    /// <inheritdoc/>
    public IPEndPoint OpenRtpLeg(MediaLegId leg)
    {
        lock (_telling)
        {
            var from = new WireReader(Ask(FrameKind.OpenRtpLeg, new WireWriter().Leg(leg)));
            _legs.OpenedRtp(leg);
            return from.EndPoint();
        }
    }

    /// <inheritdoc/>
    public void OpenLeg(MediaLegId leg, IRtpTransport transport, LegFormat format)
    {
        lock (_telling)
        {
            if (_legs.Has(leg))
                throw new MediaException(MediaFault.LegExists, "The leg is open already.");
            Ask(FrameKind.OpenPipedLeg, new WireWriter().Leg(leg).Format(format));
            _legs.OpenedPiped(leg, transport, format);
        }

        transport.Start(new Pipe(this, leg));
    }

    /// <inheritdoc/>
    public void SetRemote(MediaLegId leg, IPEndPoint remote, LegFormat format, IPAddress? signalling = null) =>
        Ask(FrameKind.SetRemote, new WireWriter().Leg(leg).EndPoint(remote).Format(format).OptionalAddress(signalling));

    /// <inheritdoc/>
    public void SetFormat(MediaLegId leg, LegFormat format)
    {
        lock (_telling)
        {
            Ask(FrameKind.SetFormat, new WireWriter().Leg(leg).Format(format));
            _legs.Formatted(leg, format);
        }
    }

    /// <inheritdoc/>
    public void CloseLeg(MediaLegId leg)
    {
        IRtpTransport? transport;
        lock (_telling)
        {
            transport = _legs.Closed(leg);
            _wanted.Closed(leg);
            Take(FrameKind.CloseLeg, leg.Value);
        }

        transport?.Dispose();
    }

    /// <inheritdoc/>
    public void SetHeard(MediaLegId listener, params ReadOnlySpan<MediaLegId> speakers)
    {
        var arguments = new WireWriter().Leg(listener).Int32(speakers.Length);
        foreach (var speaker in speakers)
            arguments.Leg(speaker);
        lock (_telling)
        {
            if (IsTold(FrameKind.SetHeard, arguments, listener, out var gone))
                _wanted.Hears(listener, speakers);
            gone?.Throw();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<(MediaLegId Leg, bool TakesEvents)> ListenersOf(MediaLegId speaker)
    {
        if (Take(FrameKind.ListenersOf, speaker.Value) is not { } reply)
            return [];
        var from = new WireReader(reply);
        var listeners = new (MediaLegId Leg, bool TakesEvents)[from.Count(MediaProtocol.IdBytes + 1)];
        for (var i = 0; i < listeners.Length; i++)
            listeners[i] = (from.Leg(), from.Flag());
        return listeners;
    }

    /// <inheritdoc/>
    public void Connect(MediaLegId a, MediaLegId b)
    {
        lock (_telling)
        {
            if (IsTold(FrameKind.Connect, new WireWriter().Leg(a).Leg(b), a, out var gone))
                _wanted.Connected(a, b);
            gone?.Throw();
        }
    }

    /// <inheritdoc/>
    public void Disconnect(MediaLegId leg)
    {
        lock (_telling)
        {
            if (_legs.Has(leg))
                _wanted.Parted(leg);
            Take(FrameKind.Disconnect, leg.Value);
        }
    }

    /// <inheritdoc/>
    public void Play(MediaLegId leg, PromptId prompt, bool loop) => Play(leg, prompt, [prompt], loop);

    /// <inheritdoc/>
    public void Play(MediaLegId leg, PromptId name, ImmutableArray<PromptId> prompts, bool loop)
    {
        var order = new WireWriter().Leg(leg).Text(name.Value).Flag(loop).Int32(prompts.IsDefault ? 0 : prompts.Length);
        foreach (var prompt in prompts.IsDefault ? [] : prompts)
            order.Text(prompt.Value);
        lock (_telling)
        {
            var isWanted = IsTold(FrameKind.Play, order, leg, out var gone);
            if (isWanted && loop)
                _wanted.Loops(leg, order);
            else if (isWanted && gone is null)
                _wanted.SpeaksOnce(leg);
            else if (isWanted)
                // Whoever asked goes on without it: it must not be heard later, should it run over there.
                _wanted.Silent(leg);
            gone?.Throw();
        }
    }

    /// <inheritdoc/>
    public void StopPlay(MediaLegId leg)
    {
        lock (_telling)
        {
            if (_legs.Has(leg))
                _wanted.Silent(leg);
            Take(FrameKind.StopPlay, leg.Value);
        }
    }

    /// <inheritdoc/>
    public void Mute(MediaLegId leg, bool muted) => Ask(FrameKind.Mute, new WireWriter().Leg(leg).Flag(muted));

    /// <inheritdoc/>
    public void SendDigit(MediaLegId leg, char digit, int durationMs) => Ask(FrameKind.SendDigit, new WireWriter().Leg(leg).UInt16(digit).Int32(durationMs));

    /// <inheritdoc/>
    public void StartRecording(MediaLegId customerLeg, RecordingId recording, string relativePath)
    {
        lock (_telling)
        {
            Ask(FrameKind.StartRecording, new WireWriter().Leg(customerLeg).Recording(recording).Text(relativePath));
            _legs.Recording(recording, customerLeg, isPaused: false);
        }
    }

    /// <inheritdoc/>
    public void StopRecording(RecordingId recording)
    {
        lock (_telling)
        {
            _legs.Stopped(recording);
            Take(FrameKind.StopRecording, recording.Value);
        }
    }

    /// <inheritdoc/>
    public void PauseRecording(RecordingId recording)
    {
        lock (_telling)
        {
            _legs.Paused(recording, true);
            Take(FrameKind.PauseRecording, recording.Value);
        }
    }

    /// <inheritdoc/>
    public void ResumeRecording(RecordingId recording)
    {
        lock (_telling)
        {
            _legs.Paused(recording, false);
            Take(FrameKind.ResumeRecording, recording.Value);
        }
    }

    /// <inheritdoc/>
    public LegStatistics? Statistics(MediaLegId leg)
    {
        if (Take(FrameKind.Statistics, leg.Value) is not { } reply)
            return null;
        var from = new WireReader(reply);
        if (!from.Flag())
            return null;
        var statistics = from.Statistics();

        // What the peer reports of us comes to the transport, which is here.
        if (_legs.TransportOf(leg) is not IPeerReports reports)
            return statistics;
        var mos = ListeningQuality.Mos(statistics.PacketsReceived + statistics.Lost, statistics.Lost + statistics.Late, statistics.JitterMs, reports.RoundTripMs);
        return statistics with { RoundTripMs = reports.RoundTripMs, RemoteLossPercent = reports.RemoteFractionLost * 100, Mos = mos };
    }

    /// <summary>Tells the media process to end: calls closed, recordings completed and told.</summary>
    public ValueTask DisposeAsync() => EndAsync(FrameKind.Stop);

    /// <summary>Ends this side and leaves the calls to the next process, which has the media process's grace to come.</summary>
    public ValueTask LeaveAsync() => EndAsync(FrameKind.Counters);

    private async ValueTask EndAsync(FrameKind last)
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        if (_supervising is { } supervising)
            await supervising;
        await Task.Run(() => TryAsk(last, new WireWriter(), StartPatience));
        Note(MediaProcessStanding.Stopped, _status.ProcessId);
        await _facts.DisposeAsync();
        // The last facts are acknowledged; an answer to anything after that says that it was heard, so that nothing is told twice.
        await Task.Run(() => TryAsk(FrameKind.Counters, new WireWriter(), Patience));
        _link?.Dispose();
        foreach (var (_, transport, _) in _legs.Piped)
            transport.Dispose();
        _relink.Dispose();
        _stop.Dispose();
    }

    void IMediaLinkOwner.Packet(MediaLegId leg, ReadOnlySpan<byte> packet) => _legs.TransportOf(leg)?.Send(packet);

    void IMediaLinkOwner.Fact(MediaLink link, long number, MediaFact fact)
    {
        // After a lost connection the same facts come again until they are acknowledged; each is told once.
        var instance = link.Instance;
        if (instance != _heardFrom || number > _heard)
        {
            (_heardFrom, _heard) = (instance, number);
            _facts.Post(fact);
        }

        _facts.Post(new MediaFact.Told(() =>
        {
            if (_link is { } now && now.Instance == instance)
                now.Acknowledge(number);
        }));
    }

    void IMediaLinkOwner.Misread(MediaProtocolException wrong) => LogMisread(wrong.Message);

    void IMediaLinkOwner.Lost(MediaLink link)
    {
        if (_link != link)
            return;
        _link = null;
        if (_stop.IsCancellationRequested)
            return;
        link.Dispose();
        Note(MediaProcessStanding.Lost, link.ProcessId, losses: 1);
        LogLost(_legs.Count);
        if (_relink.CurrentCount == 0)
            _relink.Release();
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
                throw new IOException($"The media process cannot be reached at {_socket}; its log tells why.");
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
            link = MediaLink.Open(_socket, this, Patience);
            var isAnother = link.Instance != _instance;
            _instance = link.Instance;
            var from = new WireReader(link.Ask(FrameKind.Configure, new WireWriter().Options(_options), StartPatience));
            if (!from.Flag())
                LogOldOptions();
            _link = link;
            if (link.IsLost)
                throw new IOException("The media process went away at once.");
            Reunite(link, isAnother);
            Note(MediaProcessStanding.Up, link.ProcessId);
            LogUp(link.ProcessId, link.HasEngine);
            return true;
        }
        catch (Exception e) when (e is MediaException or IOException or MediaProtocolException or InvalidOperationException)
        {
            LogNotYet(e.Message);
            _link = null;
            link?.Dispose();
            return false;
        }
    }

    /// <summary>A new media process has no leg of ours: browser phones are opened anew, calls over RTP are over. The same one may have what was taken away meanwhile.</summary>
    private void Reunite(MediaLink link, bool isAnother)
    {
        // Loaded by the engine itself when it was made just now; one that ran before may have an older program's.
        foreach (var root in Prompts.Roots.Where(r => link.HasEngine || r != _options.PromptsDirectory))
            Prompts.Load(root);
        lock (_telling)
        {
            if (_legs.Count > 0)
                Reconcile(link, isAnother);
        }
    }

    private void Reconcile(MediaLink link, bool isAnother)
    {
        var standing = Standing();
        if (!isAnother)
        {
            foreach (var leg in standing.Where(l => !_legs.Has(l.Leg)))
                link.Ask(FrameKind.CloseLeg, new WireWriter().Leg(leg.Leg), Patience);
            foreach (var running in standing.Select(l => l.Recording).OfType<RecordingId>())
                link.Ask(CommandFor(running), new WireWriter().Recording(running), Patience);
        }

        foreach (var (leg, _, format) in _legs.Piped.Where(p => standing.All(s => s.Leg != p.Leg)).ToList())
            link.Ask(FrameKind.OpenPipedLeg, new WireWriter().Leg(leg).Format(format), Patience);
        foreach (var leg in _legs.Rtp.Where(l => standing.All(s => s.Leg != l)).ToList())
            _facts.Post(new MediaFact.MediaTimeout(leg));
        SayAgain(link, [.. standing.Select(s => s.Leg).Where(_legs.Has), .. _legs.Piped.Select(p => p.Leg)]);
    }

    /// <summary>What was commanded while nobody listened, and for a new media process all of it, between legs that are there. Music begins anew.</summary>
    private void SayAgain(MediaLink link, HashSet<MediaLegId> there)
    {
        foreach (var (listener, speakers) in _wanted.Heard.Where(h => there.Contains(h.Key)))
        {
            var heard = Array.FindAll(speakers, there.Contains);
            var arguments = new WireWriter().Leg(listener).Int32(heard.Length);
            foreach (var speaker in heard)
                arguments.Leg(speaker);
            Say(link, FrameKind.SetHeard, arguments);
        }

        foreach (var (leg, order) in _wanted.Played.Where(p => there.Contains(p.Key)))
            Say(link, order is null ? FrameKind.StopPlay : FrameKind.Play, order ?? new WireWriter().Leg(leg));
    }

    /// <summary>One that is refused (a prompt that is gone, say) leaves the others their sound.</summary>
    private void Say(MediaLink link, FrameKind kind, WireWriter arguments)
    {
        try
        {
            link.Ask(kind, arguments, Patience);
        }
        catch (MediaException refused) when (refused.Fault != MediaFault.EngineUnreachable)
        {
            LogNotSaid(kind, refused.Message);
        }
    }

    private FrameKind CommandFor(RecordingId running) => _legs.IsPaused(running) switch
    {
        null => FrameKind.StopRecording,
        true => FrameKind.PauseRecording,
        false => FrameKind.ResumeRecording,
    };

    private byte[] Ask(FrameKind kind, WireWriter arguments)
    {
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested && _link is null, this);
        return (_link ?? throw new MediaException(MediaFault.EngineUnreachable, "The media process is not there; it is being started again.")).Ask(kind, arguments, Patience);
    }

    /// <summary>Whether a command is to be noted: it was obeyed, or the leg is ours and nobody was there to obey it (<paramref name="gone"/>). A refused one changes nothing.</summary>
    private bool IsTold(FrameKind kind, WireWriter arguments, MediaLegId leg, out ExceptionDispatchInfo? gone)
    {
        gone = null;
        try
        {
            Ask(kind, arguments);
        }
        catch (MediaException unreachable) when (unreachable.Fault == MediaFault.EngineUnreachable)
        {
            gone = ExceptionDispatchInfo.Capture(unreachable);
        }

        return _legs.Has(leg);
    }

    /// <summary>For commands to which "it is gone" is an answer.</summary>
    private byte[]? Take(FrameKind kind, Guid id) => TryAsk(kind, new WireWriter().Guid(id), Patience);

    private byte[]? TryAsk(FrameKind kind, WireWriter arguments, TimeSpan patience)
    {
        try
        {
            return _link?.Ask(kind, arguments, patience);
        }
        catch (MediaException gone) when (gone.Fault == MediaFault.EngineUnreachable)
        {
            // What is taken away with the connection is reconciled when it stands again.
            return null;
        }
    }

    private void AskCounters()
    {
        if (TryAsk(FrameKind.Counters, new WireWriter(), Patience) is not { } reply)
            return;
        var from = new WireReader(reply);
        Volatile.Write(ref _openLegs, from.Int32());
        Span<long> values = stackalloc long[MediaCounters.Values];
        foreach (ref var value in values)
            value = from.Int64();
        Counted.Take(values);
    }

    /// <summary>The library here says what can be played; the one over there plays it.</summary>
    private void AddPrompt(PromptId prompt, string path) => TryAsk(FrameKind.AddPrompt, new WireWriter().Text(prompt.Value).Text(Path.GetFullPath(path)), Patience);

    private void RemovePrompt(PromptId prompt) => TryAsk(FrameKind.RemovePrompt, new WireWriter().Text(prompt.Value), Patience);

    private void Note(MediaProcessStanding standing, int processId, int losses = 0) =>
        Volatile.Write(ref _status, new MediaProcessStatus(standing, processId, _clock.GetUtcNow(), _status.Losses + losses));

    [LoggerMessage(3311, LogLevel.Information, "The media process {ProcessId} is led by this one; it ran before: {RanBefore}")]
    private partial void LogUp(int processId, bool ranBefore);

    [LoggerMessage(3312, LogLevel.Error, "The connection to the media process is lost with {Legs} legs")]
    private partial void LogLost(int legs);

    [LoggerMessage(3313, LogLevel.Warning, "The media process keeps its former settings until no call is left; restart it then")]
    private partial void LogOldOptions();

    [LoggerMessage(3314, LogLevel.Debug, "The media process does not answer yet: {Reason}")]
    private partial void LogNotYet(string reason);

    [LoggerMessage(3315, LogLevel.Error, "The media process said something that is not its protocol: {Reason}")]
    private partial void LogMisread(string reason);

    [LoggerMessage(3316, LogLevel.Warning, "The media process refused {Command} when it was said again: {Reason}")]
    private partial void LogNotSaid(FrameKind command, string reason);

    /// <summary>What a transport of this process receives goes to the leg over there.</summary>
    private sealed class Pipe(RemoteMediaEngine engine, MediaLegId leg) : IRtpReceiver
    {
        public void OnPacket(Span<byte> packet, long arrival) => engine._link?.TryPacket(leg, packet);
    }
}
