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
    private readonly MediaFacts _facts;
    private readonly RemoteLegs _legs = new();
    private readonly ILogger<RemoteMediaEngine> _logger;
    private readonly MediaOptions _options;
    private readonly MediaProcessLink _process;
    private readonly Reunion _reunion;

    /// <summary>A command and what is noted of it are one step, so that bringing both sides together again never works on a half one. Held for a round trip.</summary>
    private readonly Lock _telling = new();
    private readonly WantedSound _wanted = new();
    private long _heard;
    private Guid _heardFrom;
    private int _openLegs;

    /// <param name="options">Handed to the media process; the key of recordings with it, over the socket.</param>
    /// <param name="socket">Where it listens.</param>
    /// <param name="start">Starts a media process at that socket and returns at once; called again when it has died. One that runs is found before.</param>
    /// <param name="events">Told what happens.</param>
    /// <param name="clock">Time.</param>
    /// <param name="logger">Gets what becomes of the process.</param>
    public RemoteMediaEngine(MediaOptions options, string socket, Action start, IMediaEvents events, TimeProvider clock, ILogger<RemoteMediaEngine> logger)
    {
        (_options, _logger) = (options, logger);
        _facts = new MediaFacts(events, Counted, logger);
        _process = new MediaProcessLink(options, socket, start, this, Reunite, clock, logger);
        _reunion = new Reunion(_legs, _wanted, _facts, logger);
        Prompts = new PromptLibrary(logger) { Added = AddPrompt, Removed = RemovePrompt };
    }

    /// <summary>What is known of the media process.</summary>
    public MediaProcessStatus Status => _process.Status;

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
        await _process.StartAsync(cancellationToken);
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
    public void Note(MediaLegId leg, ReadOnlySpan<byte> note) => TryAsk(FrameKind.Note, new WireWriter().Leg(leg).Bytes(note));

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
        if (_process.IsEnding)
            return;
        await _process.LeaveAsync();
        await Task.Run(() => _process.TryAsk(last, new WireWriter(), MediaProcessLink.StartPatience));
        _process.Ended();
        await _facts.DisposeAsync();
        // The last facts are acknowledged; an answer to anything after that says that it was heard, so that nothing is told twice.
        await Task.Run(() => TryAsk(FrameKind.Counters, new WireWriter()));
        foreach (var (_, transport, _) in _legs.Piped)
            transport.Dispose();
        _process.Dispose();
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
            if (_process.Now is { } now && now.Instance == instance)
                now.Acknowledge(number);
        }));
    }

    void IMediaLinkOwner.Misread(MediaProtocolException wrong) => LogMisread(wrong.Message);

    void IMediaLinkOwner.Lost(MediaLink link)
    {
        if (_process.Lost(link))
            LogLost(_legs.Count);
    }

    private void Reunite(MediaLink link, bool isAnother)
    {
        // Loaded by the engine itself when it was made just now; one that ran before may have an older program's.
        foreach (var root in Prompts.Roots.Where(r => link.HasEngine || r != _options.PromptsDirectory))
            Prompts.Load(root);
        lock (_telling)
        {
            if (_legs.Count > 0)
                _reunion.Reconcile(link, Standing(), isAnother);
        }
    }

    private byte[] Ask(FrameKind kind, WireWriter arguments) => _process.Ask(kind, arguments);

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
    private byte[]? Take(FrameKind kind, Guid id) => TryAsk(kind, new WireWriter().Guid(id));

    private byte[]? TryAsk(FrameKind kind, WireWriter arguments) => _process.TryAsk(kind, arguments, MediaProcessLink.Patience);

    private void AskCounters()
    {
        if (TryAsk(FrameKind.Counters, new WireWriter()) is not { } reply)
            return;
        var from = new WireReader(reply);
        Volatile.Write(ref _openLegs, from.Int32());
        Span<long> values = stackalloc long[MediaCounters.Values];
        foreach (ref var value in values)
            value = from.Int64();
        Counted.Take(values);
    }

    /// <summary>The library here says what can be played; the one over there plays it.</summary>
    private void AddPrompt(PromptId prompt, string path) => TryAsk(FrameKind.AddPrompt, new WireWriter().Text(prompt.Value).Text(Path.GetFullPath(path)));

    private void RemovePrompt(PromptId prompt) => TryAsk(FrameKind.RemovePrompt, new WireWriter().Text(prompt.Value));

    [LoggerMessage(3312, LogLevel.Error, "The connection to the media process is lost with {Legs} legs")]
    private partial void LogLost(int legs);

    [LoggerMessage(3315, LogLevel.Error, "The media process said something that is not its protocol: {Reason}")]
    private partial void LogMisread(string reason);

    /// <summary>What a transport of this process receives goes to the leg over there.</summary>
    private sealed class Pipe(RemoteMediaEngine engine, MediaLegId leg) : IRtpReceiver
    {
        public void OnPacket(Span<byte> packet, long arrival) => engine._process.Now?.TryPacket(leg, packet);
    }
}
