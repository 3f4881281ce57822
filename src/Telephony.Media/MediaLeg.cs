using System.Net;
using Telephony.Media.Codecs;
using Telephony.Media.Mixing;
using Telephony.Media.Prompts;
using Telephony.Media.Recording;
using Telephony.Media.Rtp;

namespace Telephony.Media;

/// <summary>
/// One party: what it says comes in here, is checked, recorded and passed to whoever listens; what it hears goes out by
/// <see cref="Outbound"/>. Gates are taken in the order engine → inbound → mix input or digits → outbound → recording, never the other
/// way; no inbound gate is taken while another is held, which is why two legs that hear each other cannot block each other.
/// </summary>
internal sealed class MediaLeg : IRtpReceiver, IDisposable
{
    private readonly TimeProvider _clock;
    private readonly MediaCounters _counters;
    private readonly DigitReceiver _digits = new();
    private readonly MediaFacts _facts;
    private readonly Lock _gate = new();
    private readonly InboundStream _inbound;
    private readonly IRtpTransport _transport;
    private long _expectedSince;
    private LegFormat? _format;
    private long _lostBeforeRecording;
    private bool _muted;
    private ActiveRecording? _recording;
    private bool _silent;
    private volatile IListener[] _listeners = [];

    public MediaLeg(MediaLegId id, IRtpTransport transport, OutboundStream outbound, Pacer pacer, MediaFacts facts, MediaCounters counters, TimeProvider clock)
    {
        (Id, _transport, Outbound, _facts, _counters, _clock) = (id, transport, outbound, facts, counters, clock);
        _inbound = new InboundStream(clock);
        Digits = new DigitSender(outbound);
        Hearing = new Hearing(this, pacer);
    }

    public MediaLegId Id { get; }

    public OutboundStream Outbound { get; }

    public DigitSender Digits { get; }

    public bool DigitsPaced { get; set; }

    /// <summary>The port to give back when the leg closes; null when it is not ours.</summary>
    public int? Port { get; init; }

    /// <summary>Whom it hears and who hears it; touched under the engine's gate only.</summary>
    public Hearing Hearing { get; }

    /// <summary>What its leader wrote on it; under the engine's gate.</summary>
    public byte[]? Note { get; set; }

    public UdpRtpTransport? Udp => _transport as UdpRtpTransport;

    public ActiveRecording? Recording
    {
        get
        {
            lock (_gate)
                return _recording;
        }
    }

    /// <summary>Reported as silent, until packets come again.</summary>
    public bool IsSilent
    {
        get
        {
            lock (_gate)
                return _silent;
        }
    }

    public void Start() => _transport.Start(this);

    /// <summary>What SDP agreed; starts waiting for packets anew.</summary>
    public void SetFormat(LegFormat format)
    {
        lock (_gate)
        {
            _format = format;
            _inbound.OpenSsrc();
            (_expectedSince, _silent) = (_clock.GetTimestamp(), false);
        }

        Outbound.Format = format;
    }

    /// <summary>Replaces one of those who are told what the leg says, adds one or takes one away. Under the engine's gate; the packet path reads without.</summary>
    public void Swap(IListener? former, IListener? next)
    {
        var others = Array.FindAll(_listeners, l => !ReferenceEquals(l, former));
        _listeners = next is null ? others : [.. others, next];
    }

    public void Mute(bool muted)
    {
        lock (_gate)
            _muted = muted;
    }

    public void Record(ActiveRecording recording)
    {
        lock (_gate)
        {
            _recording = recording;
            _lostBeforeRecording = _inbound.Lost;
        }

        Outbound.SetTap(recording);
    }

    /// <summary>Lets go of the recording, which is then complete but for the disk.</summary>
    public ActiveRecording? EndRecording()
    {
        Outbound.SetTap(null);
        lock (_gate)
        {
            var recording = _recording;
            _recording = null;
            if (recording is null)
                return null;
            recording.LostFrames = Math.Max(0, _inbound.Lost - _lostBeforeRecording);
            recording.Stop();
            return recording;
        }
    }

    public void OnPacket(Span<byte> packet, long arrival)
    {
        if (!RtpHeader.TryParse(packet, out var header))
        {
            _counters.CountMalformed();
            return;
        }

        lock (_gate)
            Accept(packet.Slice(header.PayloadOffset, header.PayloadLength), header, arrival);
    }

    /// <summary>Reports a digit whose end was lost and a leg gone silent. Called by the pacer.</summary>
    public void Check(long now, long digitPatience, long silenceLimit)
    {
        lock (_gate)
        {
            if (_digits.Expire(now, digitPatience) is { } digit)
                OnDigit(digit.Digit, digit.DurationMs);
            Udp?.Control.Report(now, _inbound);

            // Who reports is there, though he says nothing: a phone that suppresses silence.
            var lastSign = Math.Max(_expectedSince, Math.Max(_inbound.LastArrival, (_transport as IPeerReports ?? Udp?.Control)?.LastReport ?? 0));
            if (_silent || _format is not { MustReceive: true } || now - lastSign < silenceLimit)
                return;
            _silent = true;
            _facts.Post(new MediaFact.MediaTimeout(Id));
        }
    }

    public LegStatistics Statistics()
    {
        var reports = _transport as IPeerReports ?? Udp?.Control;
        var (roundTrip, remoteLoss) = (reports?.RoundTripMs, reports?.RemoteFractionLost * 100);
        lock (_gate)
        {
            return new LegStatistics(
                _inbound.Received,
                Outbound.Sent,
                _inbound.Lost,
                _inbound.OutOfOrder,
                _inbound.Duplicates,
                _inbound.JitterMs,
                Udp?.SourceRejected ?? 0,
                _inbound.Rejected,
                _inbound.Received == 0 ? null : _clock.GetElapsedTime(_inbound.LastArrival),
                ListeningQuality.Mos(_inbound.Expected, _inbound.Lost + _inbound.Late, _inbound.JitterMs, roundTrip),
                _inbound.Late,
                roundTrip,
                remoteLoss);
        }
    }

    public void SetRemote(IPEndPoint remote, IPAddress? signalling)
    {
        if (Udp is not { } udp)
            throw new MediaException(MediaFault.NotAnRtpLeg, "This leg finds its peer by itself; it has no remote address to set.");
        udp.SetRemote(remote, signalling);
    }

    public void Dispose() => _transport.Dispose();

    private void Accept(Span<byte> payload, in RtpHeader header, long arrival)
    {
        if (_format is not { } format)
            return;
        var isEvent = header.PayloadType == format.TelephoneEventPayloadType;
        var codec = isEvent ? format.Codec : CodecOf(header.PayloadType, format);
        if (codec is null)
            _counters.CountUnknownPayload();

        // Comfort noise and the like is not passed on, yet it is part of the stream: its absence would be counted as loss.
        if (codec is null && _inbound.Received == 0)
            return;
        var epoch = _inbound.Epoch;
        var verdict = _inbound.Accept(header, arrival, isEvent);
        if (verdict == StreamVerdict.Rejected)
            _counters.CountStreamRejected();
        if (verdict != StreamVerdict.Fresh)
            return;

        _silent = false;
        if (epoch != _inbound.Epoch)
            _digits.Reset();
        if (isEvent)
            OnEvent(payload, header, arrival);
        else if (codec is { } law)
            OnAudio(payload, header, law, arrival);
    }

    /// <summary>The agreed payload type, or a static one (RFC 3551): 0 and 8 mean the same everywhere, and an offerer must take any codec it offered.</summary>
    private static G711Codec? CodecOf(byte payloadType, LegFormat format) => payloadType switch
    {
        _ when payloadType == format.AudioPayloadType => format.Codec,
        0 => G711Codec.Pcmu,
        8 => G711Codec.Pcma,
        _ => null,
    };

    private void OnAudio(Span<byte> payload, in RtpHeader header, G711Codec codec, long arrival)
    {
        if (_muted)
            payload.Fill(G711.Silence(codec));
        _recording?.OnReceived(codec, payload, _inbound.Epoch, header.Timestamp, arrival);
        var frame = new MediaFrame(_inbound.Epoch, header.Sequence, header.Timestamp, codec, payload, arrival);
        foreach (var listener in _listeners)
            listener.SendAudio(this, frame);
    }

    private void OnEvent(Span<byte> payload, in RtpHeader header, long arrival)
    {
        if (!TelephoneEvent.TryParse(payload, out var telephoneEvent))
            return;
        var frame = new MediaFrame(_inbound.Epoch, header.Sequence, header.Timestamp, G711Codec.Pcmu, payload[..TelephoneEvent.Length], arrival);
        foreach (var listener in _listeners)
            listener.SendEvent(this, frame, telephoneEvent.Duration);
        if (_digits.Accept(telephoneEvent, header.Timestamp, arrival) is { } digit)
            OnDigit(digit.Digit, digit.DurationMs);
    }

    private void OnDigit(char digit, int durationMs)
    {
        _facts.Post(new MediaFact.Digit(Id, digit, durationMs));
        foreach (var listener in _listeners)
            listener.SendDigit(digit, durationMs);
    }
}
