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
public sealed class MediaEngine : IAsyncDisposable
{
    /// <summary>Three packets of an event lost in a row (RFC 4733 §2.5.1.4), generously.</summary>
    private const int DigitPatienceMs = 150;

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

    /// <summary>Totals for metrics.</summary>
    public MediaCounters Counters { get; } = new();

    /// <summary>What can be played.</summary>
    public PromptLibrary Prompts { get; }

    /// <summary>Legs open now.</summary>
    public int OpenLegs => _checked.Length;

    /// <summary>Loads the prompts, repairs what a crash left behind (told as closed recordings), starts pacer and recorder.</summary>
    /// <exception cref="IOException">The recordings directory cannot be made or read.</exception>
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

    /// <summary>Opens a leg for plain RTP. Packets are dropped until <see cref="SetRemote"/>.</summary>
    /// <returns>The end point for our SDP: advertised address, bound port.</returns>
    /// <exception cref="MediaException">No port is free, the leg exists, or too many are open.</exception>
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

    /// <summary>Opens a leg over a transport that knows its peer (browser phone). The engine disposes it with the leg.</summary>
    /// <exception cref="MediaException">The leg exists, or too many are open.</exception>
    public void OpenLeg(MediaLegId leg, IRtpTransport transport, LegFormat format)
    {
        lock (_gate)
        {
            RefuseNew(leg);
            Add(leg, transport, null, BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4))).SetFormat(format);
        }
    }

    /// <summary>What the peer's SDP says: where it is and what was agreed. Called again for each re-INVITE; the stream to the peer goes on unbroken.</summary>
    /// <param name="leg">An RTP leg.</param>
    /// <param name="remote">Address and port in the peer's SDP.</param>
    /// <param name="format">What was agreed, seen from here.</param>
    /// <param name="signalling">Where the peer's SIP comes from, if known: behind NAT that host may then be learnt as source; nobody else ever is.</param>
    /// <exception cref="MediaException">Unknown leg, or not an RTP leg.</exception>
    public void SetRemote(MediaLegId leg, IPEndPoint remote, LegFormat format, IPAddress? signalling = null)
    {
        lock (_gate)
        {
            var found = Find(leg);
            found.SetRemote(remote, signalling);
            found.SetFormat(format);
        }
    }

    /// <summary>Changes what was agreed (codec, hold) without a new address; for legs of any transport.</summary>
    /// <exception cref="MediaException">Unknown leg.</exception>
    public void SetFormat(MediaLegId leg, LegFormat format)
    {
        lock (_gate)
            Find(leg).SetFormat(format);
    }

    /// <summary>Ends a leg: its recording is closed, its peer hears nothing more, its port rests.</summary>
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

    /// <summary>
    /// From now on the listener hears exactly these: nobody, one (relayed packet by packet, without delay, digits included) or the sum of
    /// several (mixed each 20 ms from queues of 20-100 ms). What others hear does not change. A prompt that the listener hears goes on until it
    /// ends. Its stream stays one: same SSRC, sequence without a gap, timestamps by the clock.
    /// </summary>
    /// <param name="listener">Who hears.</param>
    /// <param name="speakers">Who is heard, at most 16; the listener itself and repetitions are left out.</param>
    /// <exception cref="MediaException">One of them is unknown, or they are too many.</exception>
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

    /// <summary>Who hears a leg now, and whether each takes telephone events (RFC 4733) as its SDP says. Empty for a leg that is gone.</summary>
    public IReadOnlyList<(MediaLegId Leg, bool TakesEvents)> ListenersOf(MediaLegId speaker)
    {
        lock (_gate)
        {
            return _legs.TryGetValue(speaker, out var found)
                ? [.. found.Hearing.Audience.Select(l => (l.Id, l.Outbound.Format?.TelephoneEventPayloadType is not null))]
                : [];
        }
    }

    /// <summary>
    /// The two hear each other and nobody else from now on; an earlier peer, who heard only one of them, hears nobody. Those who listen in
    /// by <see cref="SetHeard"/> go on. A prompt that one hears goes on until it ends.
    /// </summary>
    /// <exception cref="MediaException">One of them is unknown.</exception>
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

    /// <summary>The leg hears nobody and nobody hears it; those who heard it among others go on hearing the others.</summary>
    public void Disconnect(MediaLegId leg)
    {
        lock (_gate)
            _legs.GetValueOrDefault(leg)?.Hearing.Part();
    }

    /// <summary>The leg hears the prompt instead of its peer, until it ends, <see cref="StopPlay"/> or another prompt.</summary>
    /// <exception cref="MediaException">Unknown leg or prompt.</exception>
    public void Play(MediaLegId leg, PromptId prompt, bool loop) => Play(leg, prompt, [prompt], loop);

    /// <summary>The leg hears a sentence of several prompts without a gap between them, as <see cref="Play(MediaLegId, PromptId, bool)"/> lets it hear one.</summary>
    /// <param name="leg">Who hears it.</param>
    /// <param name="name">What <see cref="IMediaEvents.PromptFinished"/> calls it, once, after the last of the prompts.</param>
    /// <param name="prompts">The prompts in order; at least one.</param>
    /// <param name="loop">From the beginning again after the last.</param>
    /// <exception cref="MediaException">Unknown leg, or one of the prompts is unknown (nothing is played then, and what is heard goes on).</exception>
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

    /// <summary>Ends what the leg is being played; its peer is heard again.</summary>
    public void StopPlay(MediaLegId leg)
    {
        lock (_gate)
        {
            if (_legs.TryGetValue(leg, out var found))
                StopPlayback(found);
        }
    }

    /// <summary>What the leg says is replaced by silence, for its peer and for recordings alike. Its digits are still reported.</summary>
    /// <exception cref="MediaException">Unknown leg.</exception>
    public void Mute(MediaLegId leg, bool muted)
    {
        lock (_gate)
            Find(leg).Mute(muted);
    }

    /// <summary>Sends a digit to the leg's peer by RFC 4733; several wait for each other.</summary>
    /// <param name="leg">Who gets it.</param>
    /// <param name="digit">0-9, *, #, A-D.</param>
    /// <param name="durationMs">Clamped to 40-6,000 ms.</param>
    /// <exception cref="MediaException">Unknown leg, not a digit, no telephone events agreed, or more than 64 waiting.</exception>
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

    /// <summary>
    /// Records a leg, normally the customer's: left what it says, right what it hears, whoever that is. The file is made by the recorder's
    /// thread; disk trouble is told as <see cref="IMediaEvents.RecordingFailed"/>.
    /// </summary>
    /// <param name="customerLeg">Whose recording it is; it ends with the leg.</param>
    /// <param name="recording">Its id.</param>
    /// <param name="relativePath">Below the recordings directory, e.g. <c>2026/11/22/0193….wav</c>; must not exist yet.</param>
    /// <exception cref="MediaException">Unknown leg, path not allowed, recorded already, or too many recordings.</exception>
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

    /// <summary>Ends a recording; <see cref="IMediaEvents.RecordingClosed"/> follows when it is complete on disk.</summary>
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

    /// <summary>Writes silence in both channels from now on; the time line is kept. Nothing when it is paused or gone.</summary>
    public void PauseRecording(RecordingId recording) => Running(recording)?.Pause();

    /// <summary>Ends a pause. Nothing when there is none.</summary>
    public void ResumeRecording(RecordingId recording) => Running(recording)?.Resume();

    /// <summary>A leg's packets so far; null when it is gone.</summary>
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
