using Telephony.Media.Codecs;
using Telephony.Media.Prompts;

namespace Telephony.Media.Rtp;

/// <summary>
/// What a leg hears, as one RTP stream that never breaks: one SSRC, sequence numbers without a gap of our making, timestamps that
/// follow the clock, whoever speaks. Exactly one speaker is heard: a digit being sent, else a prompt, else the peer (a leg, or a
/// mix of several). While one speaker goes on, its own gaps in sequence and timestamp are kept, so that the listener sees real loss;
/// when the speaker changes the stream is re-anchored to the elapsed time and marked (RFC 3551 §4.1).
/// </summary>
internal sealed class OutboundStream(IRtpTransport transport, uint ssrc, ushort firstSequence, uint firstTimestamp, TimeProvider clock)
    : IListener
{
    private const int ClockRate = 8000;

    /// <summary>So long after a switch a packet may still arrive that the new speaker sent before it; afterwards the numbers could have wrapped.</summary>
    private const int SwitchGuardPackets = 1000;

    private readonly byte[] _packet = GC.AllocateArray<byte>(RtpHeader.MaximumPacket, pinned: true);
    private readonly Lock _gate = new();
    private LegFormat? _format;
    private object? _peer;
    private Playback? _playback;
    private object? _digit;
    private object? _heard;
    private int _heardEpoch;
    private ushort _sequenceOffset;
    private uint _timestampOffset;
    private ushort _switchSequence;
    private int _sinceSwitch;
    private int _switches;
    private object? _eventSpeaker;
    private uint _eventSource;
    private uint _eventTimestamp;
    private bool _started;
    private long _startedAt;
    private ushort _highestSequence = (ushort)(firstSequence - 1);
    private readonly uint _firstTimestamp = firstTimestamp;
    private uint _nextTimestamp = firstTimestamp;
    private long _sent;
    private IOutboundTap? _tap;

    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Null until SDP is known.</summary>
    public LegFormat? Format
    {
        get
        {
            lock (_gate)
                return _format;
        }

        set
        {
            lock (_gate)
                _format = value;
        }
    }

    public Playback? Playback
    {
        get
        {
            lock (_gate)
                return _playback;
        }

        set
        {
            lock (_gate)
                _playback = value;
        }
    }

    /// <summary>Who is heard when neither a digit nor a prompt is.</summary>
    public object? Peer
    {
        get
        {
            lock (_gate)
                return _peer;
        }

        set
        {
            lock (_gate)
            {
                if (ReferenceEquals(_peer, value))
                    return;
                _peer = value;
                _heard = null;
            }
        }
    }

    /// <summary>Gets a copy of all audio that is sent.</summary>
    public void SetTap(IOutboundTap? tap)
    {
        lock (_gate)
            _tap = tap;
    }

    /// <summary>Takes the prompt away only if it is still this one.</summary>
    public void EndPlayback(Playback playback)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_playback, playback))
                _playback = null;
        }
    }

    /// <summary>Silences every other speaker until <see cref="EndDigit"/>.</summary>
    public void BeginDigit(object sender)
    {
        lock (_gate)
            _digit = sender;
    }

    public void EndDigit()
    {
        lock (_gate)
            _digit = null;
    }

    /// <summary>Audio of a speaker; dropped unless it is this speaker's turn and the peer wants packets.</summary>
    public void SendAudio(object speaker, in MediaFrame frame)
    {
        lock (_gate)
        {
            if (_format is not { Sends: true } format || !IsHeard(speaker))
            {
                LeaveOut(speaker);
                return;
            }

            var length = Math.Min(frame.Payload.Length, RtpHeader.MaximumPacket - RtpHeader.FixedLength);
            if (!Map(speaker, frame, (uint)length, out var marker, out var sequence, out var timestamp))
                return;
            var payload = _packet.AsSpan(RtpHeader.FixedLength, length);
            G711.Transcode(frame.Codec, format.Codec, frame.Payload[..length], payload);
            Send(marker, format.AudioPayloadType, sequence, timestamp, length);
            _tap?.OnSent(format.Codec, payload, _switches, timestamp, frame.Now);
        }
    }

    /// <summary>A telephone event of a speaker, mapped to the payload type that this leg agreed to; dropped when it agreed to none.</summary>
    public void SendEvent(object speaker, in MediaFrame frame, uint duration)
    {
        lock (_gate)
        {
            if (_format is not { Sends: true, TelephoneEventPayloadType: { } type } || !IsHeard(speaker))
            {
                LeaveOut(speaker);
                return;
            }

            if (!Map(speaker, frame, duration, out var marker, out var sequence, out var timestamp))
                return;

            // RFC 4733 §2.2.2: all packets of an event have the timestamp of its beginning. Where the stream was anchored anew in the middle of one (a stall, another speaker in
            // between), the rest of it under a new timestamp would be a second key to whoever hears it.
            if (ReferenceEquals(speaker, _eventSpeaker) && frame.Timestamp == _eventSource)
                (marker, timestamp) = (false, _eventTimestamp);
            else
                (_eventSpeaker, _eventSource, _eventTimestamp) = (speaker, frame.Timestamp, timestamp);
            frame.Payload.CopyTo(_packet.AsSpan(RtpHeader.FixedLength));
            Send(marker, type, sequence, timestamp, frame.Payload.Length);
        }
    }

    /// <summary>Nothing: the digit's packets were passed on one by one.</summary>
    public void SendDigit(char digit, int durationMs)
    {
    }

    private bool IsHeard(object speaker) => ReferenceEquals(speaker, _digit ?? _playback ?? _peer);

    /// <summary>What we chose not to send must not look like loss: the speaker is anchored anew when it is heard again.</summary>
    private void LeaveOut(object speaker)
    {
        if (ReferenceEquals(speaker, _heard))
            _heard = null;
    }

    private bool Map(object speaker, in MediaFrame frame, uint samples, out bool marker, out ushort sequence, out uint timestamp)
    {
        marker = !ReferenceEquals(speaker, _heard) || frame.Epoch != _heardEpoch;
        if (marker)
            SwitchTo(speaker, frame);
        sequence = (ushort)(frame.Sequence + _sequenceOffset);
        timestamp = frame.Timestamp + _timestampOffset;
        if (_sinceSwitch < SwitchGuardPackets && (short)(sequence - _switchSequence) < 0)
            return false;

        _sinceSwitch = Math.Min(_sinceSwitch + 1, SwitchGuardPackets);
        if ((short)(sequence - _highestSequence) > 0)
            _highestSequence = sequence;
        if ((int)(timestamp + samples - _nextTimestamp) > 0)
            _nextTimestamp = timestamp + samples;
        return true;
    }

    private void SwitchTo(object speaker, in MediaFrame frame)
    {
        if (!_started)
            (_started, _startedAt) = (true, frame.Now);

        // The stream's time line is the clock since its first packet; a switch may be at most one packet ahead of it, so that
        // many switches do not add up to delay.
        var elapsed = (uint)((Int128)(frame.Now - _startedAt) * ClockRate / clock.TimestampFrequency);
        var byClock = _firstTimestamp + elapsed;
        var start = (int)(byClock - _nextTimestamp) > 0 ? byClock : _nextTimestamp;
        _switchSequence = (ushort)(_highestSequence + 1);
        _sequenceOffset = (ushort)(_switchSequence - frame.Sequence);
        _timestampOffset = start - frame.Timestamp;
        _switches++;
        (_heard, _heardEpoch, _sinceSwitch) = (speaker, frame.Epoch, 0);
    }

    private void Send(bool marker, byte payloadType, ushort sequence, uint timestamp, int payloadLength)
    {
        RtpHeader.Write(_packet, marker, payloadType, sequence, timestamp, ssrc);
        transport.Send(_packet.AsSpan(0, RtpHeader.FixedLength + payloadLength));
        _sent++;
    }
}
