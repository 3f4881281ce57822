using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using Telephony.Media.Codecs;
using Telephony.Media.Mixing;
using Telephony.Media.Prompts;
using Telephony.Media.Recording;
using Telephony.Media.Rtp;

namespace Telephony.Media;

/// <summary>
/// The media plane: legs, who hears whom, prompts, digits, recordings. Commands come from any thread, take effect at once and never wait
/// for the network or the disk; what happens is told to <see cref="IMediaEvents"/>. Commands that take something away (close, disconnect,
/// stop) do nothing when it is gone already; the others throw <see cref="MediaException"/> and change nothing.
/// </summary>
public sealed class MediaEngine : IMediaEngine
{
    /// <summary>Three packets of an event lost in a row (RFC 4733 §2.5.1.4), generously.</summary>
    private const int DigitPatienceMs = 150;

    /// <summary>A dialog with sixteen proxies in its route set, generously.</summary>
    private const int MaximumNote = 16 << 10;

    private readonly TimeProvider _clock;
    private readonly long _digitPatience;
    private readonly MediaFacts _facts;
    private readonly Lock _gate = new();
    private readonly Dictionary<MediaLegId, MediaLeg> _legs = [];
    private readonly ILogger<MediaEngine> _logger;
    private readonly IDatagramLoop _loop;
    private readonly MediaOptions _options;
    private readonly Pacer _pacer;
    private readonly PortPool _ports;
    private readonly Recorder _recorder;
    private readonly Dictionary<RecordingId, MediaLeg> _recordings = [];
    private readonly long _silenceLimit;
    private volatile MediaLeg[] _checked = [];
    private bool _disposed;

    /// <param name="options">Addresses, ports, directories.</param>
    /// <param name="events">Told what happens.</param>
    /// <param name="clock">Time; its timestamps are the media clock.</param>
    /// <param name="logger">Gets disk trouble and unusable prompts; never a number or name.</param>
    /// <exception cref="ArgumentException">The port range holds no even port.</exception>
    public MediaEngine(MediaOptions options, IMediaEvents events, TimeProvider clock, ILogger<MediaEngine> logger)
    {
        (_options, _clock, _logger) = (options, clock, logger);
        _ports = new PortPool(options, clock);
        _facts = new MediaFacts(events, Counters, logger);
        var faults = new MediaFaults(Counters, logger);
        _loop = OperatingSystem.IsLinux() ? new EpollDatagramLoop(clock, Counters, faults) : new AwaitingDatagramLoop(clock, Counters, faults);
        _recorder = new Recorder(options, _facts, clock, logger);
        _pacer = new Pacer(clock, Counters, faults, Check);
        _digitPatience = DigitPatienceMs * clock.TimestampFrequency / 1000;
        _silenceLimit = (long)(options.SilenceTimeout.TotalSeconds * clock.TimestampFrequency);
        Prompts = new PromptLibrary(logger);
    }

    /// <inheritdoc/>
    public MediaCounters Counters { get; } = new();

    /// <inheritdoc/>
    public PromptLibrary Prompts { get; }

    /// <inheritdoc/>
    public int OpenLegs => _checked.Length;

    /// <inheritdoc/>
    public IReadOnlyList<StandingLeg> Standing()
    {
        lock (_gate)
            return [.. _legs.Values.Select(l => l.Recording is { IsStopped: false } running ? new StandingLeg(l.Id, l.Udp is not null, running.Id, running.IsPaused) : new StandingLeg(l.Id, l.Udp is not null, null))];
    }

    /// <inheritdoc/>
    public bool OutlivesItsClient => false;

    /// <inheritdoc/>
    public void Note(MediaLegId leg, ReadOnlySpan<byte> note)
    {
        if (note.Length > MaximumNote)
            throw new MediaException(MediaFault.LimitReached, $"A note has at most {MaximumNote} bytes.");
        lock (_gate)
        {
            if (_legs.TryGetValue(leg, out var found))
                found.Note = note.ToArray();
        }
    }

    /// <inheritdoc/>
    public byte[]? Adopt(StandingLeg leg)
    {
        lock (_gate)
            return _legs.GetValueOrDefault(leg.Leg)?.Note;
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.Run(
            async () =>
            {
                OwnerOnly.CreateDirectory(_options.RecordingsDirectory);
                await new RecordingRepair(_options.RecordingsDirectory, _options.RecordingKeys, _facts, _logger).RunAsync(cancellationToken);
                if (_options.PromptsDirectory is { } prompts)
                    Prompts.Load(prompts);
            },
            cancellationToken);
        _recorder.Start();
        _pacer.Start();
    }

    /// <inheritdoc/>
    public IPEndPoint OpenRtpLeg(MediaLegId leg)
    {
        lock (_gate)
        {
            RefuseNew(leg);
            var socket = _ports.Bind();
            var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            var ssrc = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
            var control = new RtcpChannel(_ports.BindControl(port), ssrc, _loop, _clock, Counters);
            Add(leg, new UdpRtpTransport(socket, control, _loop, _options.LearningWindow, _clock, Counters), port, ssrc);
            return new IPEndPoint(_options.AdvertisedAddress, port);
        }
    }

    /// <inheritdoc/>
    public void OpenLeg(MediaLegId leg, IRtpTransport transport, LegFormat format)
    {
        lock (_gate)
        {
            RefuseNew(leg);
            Add(leg, transport, null, BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4))).SetFormat(format);
        }
    }

    /// <inheritdoc/>
    public void SetRemote(MediaLegId leg, IPEndPoint remote, LegFormat format, IPAddress? signalling = null)
    {
        lock (_gate)
        {
            var found = Find(leg);
            found.SetRemote(remote, signalling);
            found.SetFormat(format);
        }
    }

    /// <inheritdoc/>
    public void SetFormat(MediaLegId leg, LegFormat format)
    {
        lock (_gate)
            Find(leg).SetFormat(format);
    }

    /// <inheritdoc/>
    public void CloseLeg(MediaLegId leg)
    {
        lock (_gate)
        {
            if (!_legs.Remove(leg, out var found))
                return;
            _checked = [.. _legs.Values];
            found.Hearing.Part();
            StopPlayback(found);
            found.Digits.Stop();
            if (found.Recording is { } recording)
                StopRecording(recording.Id);
            found.Dispose();
            if (found.Port is { } port)
                _ports.Return(port);
        }
    }

    /// <inheritdoc/>
    public void SetHeard(MediaLegId listener, params ReadOnlySpan<MediaLegId> speakers)
    {
        lock (_gate)
        {
            var found = Find(listener);
            var heard = new List<MediaLeg>(speakers.Length);
            foreach (var speaker in speakers)
            {
                var leg = Find(speaker);
                if (!ReferenceEquals(leg, found) && !heard.Contains(leg))
                    heard.Add(leg);
            }

            if (heard.Count > Mix.MaximumSpeakers)
                throw new MediaException(MediaFault.LimitReached, $"A leg hears at most {Mix.MaximumSpeakers} others.");
            if (heard.Count > 1)
                PaceDigits(found);
            found.Hearing.Set([.. heard]);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<(MediaLegId Leg, bool TakesEvents)> ListenersOf(MediaLegId speaker)
    {
        lock (_gate)
        {
            return _legs.TryGetValue(speaker, out var found)
                ? [.. found.Hearing.Audience.Select(l => (l.Id, l.Outbound.Format?.TelephoneEventPayloadType is not null))]
                : [];
        }
    }

    /// <inheritdoc/>
    public void Connect(MediaLegId a, MediaLegId b)
    {
        lock (_gate)
        {
            var (one, other) = (Find(a), Find(b));
            LeavePeers(one, other);
            LeavePeers(other, one);
            one.Hearing.Set(other);
            other.Hearing.Set(one);
        }
    }

    /// <inheritdoc/>
    public void Disconnect(MediaLegId leg)
    {
        lock (_gate)
            _legs.GetValueOrDefault(leg)?.Hearing.Part();
    }

    /// <inheritdoc/>
    public void Play(MediaLegId leg, PromptId prompt, bool loop) => Play(leg, prompt, [prompt], loop);

    /// <inheritdoc/>
    public void Play(MediaLegId leg, PromptId name, ImmutableArray<PromptId> prompts, bool loop)
    {
        if (prompts.IsDefaultOrEmpty)
            throw new MediaException(MediaFault.UnknownPrompt, $"'{name}' has no sound.");
        lock (_gate)
        {
            var found = Find(leg);
            ImmutableArray<Prompt> sounds = [.. prompts.Select(p => Prompts.Find(p) ?? throw new MediaException(MediaFault.UnknownPrompt, $"There is no prompt '{p}'."))];
            StopPlayback(found);
            var playback = new Playback(sounds, loop, found.Outbound, () => _facts.Post(new MediaFact.PromptFinished(leg, name)));
            found.Outbound.Playback = playback;
            _pacer.Add(playback);
        }
    }

    /// <inheritdoc/>
    public void StopPlay(MediaLegId leg)
    {
        lock (_gate)
        {
            if (_legs.TryGetValue(leg, out var found))
                StopPlayback(found);
        }
    }

    /// <inheritdoc/>
    public void Mute(MediaLegId leg, bool muted)
    {
        lock (_gate)
            Find(leg).Mute(muted);
    }

    /// <inheritdoc/>
    public void SendDigit(MediaLegId leg, char digit, int durationMs)
    {
        lock (_gate)
        {
            var found = Find(leg);
            if (!TelephoneEvent.TryCode(digit, out var code))
                throw new MediaException(MediaFault.NotADigit, "A digit is one of 0-9, *, #, A-D.");
            if (found.Outbound.Format?.TelephoneEventPayloadType is null)
                throw new MediaException(MediaFault.NoTelephoneEvents, "The peer did not agree to telephone events.");
            if (!found.Digits.Enqueue(code, DigitSender.ClampDuration(durationMs)))
                throw new MediaException(MediaFault.LimitReached, $"{DigitSender.MaximumWaiting} digits wait already.");
            PaceDigits(found);
        }
    }

    /// <inheritdoc/>
    public void StartRecording(MediaLegId customerLeg, RecordingId recording, string relativePath)
    {
        var path = RecordingPath.Resolve(_options.RecordingsDirectory, relativePath);
        lock (_gate)
        {
            var leg = Find(customerLeg);
            if (leg.Recording is { IsStopped: true } failed)
                StopRecording(failed.Id);
            if (leg.Recording is not null || _recordings.ContainsKey(recording))
                throw new MediaException(MediaFault.AlreadyRecording, "The leg is being recorded already, or the recording's id is in use.");
            var active = new ActiveRecording(recording, path, leg.Outbound.Format?.Codec ?? G711Codec.Pcma, _clock);
            _recorder.Add(active);
            _recordings.Add(recording, leg);
            leg.Record(active);
            _recorder.Wake();
        }
    }

    /// <inheritdoc/>
    public void StopRecording(RecordingId recording)
    {
        lock (_gate)
        {
            if (!_recordings.Remove(recording, out var leg))
                return;
            leg.EndRecording();
            _recorder.Wake();
        }
    }

    /// <inheritdoc/>
    public void PauseRecording(RecordingId recording) => Running(recording)?.Pause();

    /// <inheritdoc/>
    public void ResumeRecording(RecordingId recording) => Running(recording)?.Resume();

    /// <inheritdoc/>
    public LegStatistics? Statistics(MediaLegId leg)
    {
        lock (_gate)
            return _legs.GetValueOrDefault(leg)?.Statistics();
    }

    /// <summary>Closes all legs, completes all recordings and tells what still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        foreach (var leg in _checked)
            CloseLeg(leg.Id);
        _pacer.Dispose();
        _loop.Dispose();
        await _recorder.DisposeAsync();
        await _facts.DisposeAsync();
    }

    private MediaLeg Find(MediaLegId leg) =>
        _legs.GetValueOrDefault(leg) ?? throw new MediaException(MediaFault.UnknownLeg, $"No media leg {leg} is open.");

    /// <summary>Whoever heard this leg alone, and is heard by it, is its former peer.</summary>
    private static void LeavePeers(MediaLeg leg, MediaLeg next)
    {
        foreach (var peer in leg.Hearing.Speakers)
        {
            if (!ReferenceEquals(peer, next) && peer.Hearing.IsOnly(leg))
                peer.Hearing.Set();
        }
    }

    private void PaceDigits(MediaLeg leg)
    {
        if (leg.DigitsPaced)
            return;
        leg.DigitsPaced = true;
        _pacer.Add(leg.Digits);
    }

    private ActiveRecording? Running(RecordingId recording)
    {
        lock (_gate)
            return _recordings.GetValueOrDefault(recording)?.Recording;
    }

    private void RefuseNew(MediaLegId leg)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_legs.ContainsKey(leg))
            throw new MediaException(MediaFault.LegExists, $"Media leg {leg} is open already.");
        if (_legs.Count >= _options.MaximumLegs)
            throw new MediaException(MediaFault.LimitReached, $"{_options.MaximumLegs} media legs are open already.");
    }

    private MediaLeg Add(MediaLegId id, IRtpTransport transport, int? port, uint ssrc)
    {
        // Random starts, as RFC 3550 §5.1 asks; the first timestamp's distance to wrap-around does not matter.
        Span<byte> random = stackalloc byte[6];
        RandomNumberGenerator.Fill(random);
        var outbound = new OutboundStream(transport, ssrc, BitConverter.ToUInt16(random), BitConverter.ToUInt32(random[2..]), _clock);
        var leg = new MediaLeg(id, transport, outbound, _pacer, _facts, Counters, _clock) { Port = port };
        _legs.Add(id, leg);
        _checked = [.. _legs.Values];
        leg.Start();
        return leg;
    }

    private void StopPlayback(MediaLeg leg)
    {
        if (leg.Outbound.Playback is not { } playback)
            return;
        playback.Stop();
        _pacer.Remove(playback);
    }

    private void Check(long now)
    {
        foreach (var leg in _checked)
            leg.Check(now, _digitPatience, _silenceLimit);
    }
}
