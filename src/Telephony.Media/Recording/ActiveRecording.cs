using System.Collections.Immutable;
using Telephony.Media.Codecs;
using Telephony.Media.Rtp;

namespace Telephony.Media.Recording;

/// <summary>
/// One running recording, hung on the customer's leg: left what the customer says, right what the customer hears. The packet path
/// only copies into the ring under a short gate; the file belongs to the <see cref="Recorder"/>'s thread.
/// </summary>
internal sealed class ActiveRecording(RecordingId id, RecordingPath path, G711Codec codec, TimeProvider clock) : IOutboundTap
{
    private const int ClockRate = 8000;

    /// <summary>24 h. Longer than any call, far below the 74 h at which the 32-bit sizes of WAV end.</summary>
    private const long MaximumSamples = 24L * 3600 * ClockRate;

    private readonly Lock _gate = new();
    private readonly StereoRing _ring = new(codec);
    private readonly ChannelClock _left = new();
    private readonly ChannelClock _right = new();
    private readonly SpanList _gaps = new();
    private readonly SpanList _pauses = new();
    private readonly byte[] _transcoded = new byte[RtpHeader.MaximumPacket];
    private readonly long _startedAt = clock.GetTimestamp();
    private bool _paused;
    private long _gapsCheckedTo;
    private long? _end;
    private long _dropped;

    public RecordingId Id => id;

    public RecordingPath Path => path;

    public G711Codec Codec => codec;

    /// <summary>Lost packets of the customer, set by the leg when it lets go of the recording.</summary>
    public long LostFrames { get; set; }

    public bool IsStopped
    {
        get
        {
            lock (_gate)
                return _end is not null;
        }
    }

    public void OnReceived(G711Codec from, ReadOnlySpan<byte> payload, int epoch, uint timestamp, long arrival)
    {
        lock (_gate)
            Write(StereoRing.Left, _left, from, payload, epoch, timestamp, Position(arrival));
    }

    public void OnSent(G711Codec from, ReadOnlySpan<byte> payload, int epoch, uint timestamp, long now)
    {
        lock (_gate)
            Write(StereoRing.Right, _right, from, payload, epoch, timestamp, Position(now));
    }

    /// <summary>From now on both channels are silent and nothing that arrives is kept, whenever it was spoken.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            if (_paused || _end is not null)
                return;
            _paused = true;
            var from = Position(clock.GetTimestamp());
            _pauses.Add(from, long.MaxValue);
            _ring.Erase(from);
        }
    }

    public void Resume()
    {
        lock (_gate)
        {
            if (!_paused)
                return;
            _paused = false;
            _pauses.End(Position(clock.GetTimestamp()));
        }
    }

    public void Stop()
    {
        lock (_gate)
            _end ??= Math.Min(Position(clock.GetTimestamp()), MaximumSamples);
    }

    /// <summary>Copies what is due for the file.</summary>
    /// <param name="lag">Samples to stay behind the clock while it runs; after <see cref="Stop"/> everything is due.</param>
    /// <param name="target">Room for a whole ring.</param>
    /// <param name="from">Position of the first copied sample.</param>
    /// <param name="complete">Nothing more will come.</param>
    public int HandOver(int lag, Span<byte> target, out long from, out bool complete)
    {
        lock (_gate)
        {
            var now = Position(clock.GetTimestamp());
            if (now > MaximumSamples)
                _end ??= MaximumSamples;
            var due = _end ?? now - lag;
            FindGaps(StereoRing.FloorAt(_ring.NextEdge(due)));
            var length = _ring.HandOver(due, target, out from);
            complete = _end is not null && due - _ring.Edge < StereoRing.Slot;
            if (complete)
                FindGaps(_ring.Edge);
            return length;
        }
    }

    /// <summary>What is known at the end, but for the file's own size and hash.</summary>
    public (long Samples, long Dropped, ImmutableArray<RecordingSpan> Gaps, ImmutableArray<RecordingSpan> Pauses) Summarize()
    {
        lock (_gate)
            return (_ring.Edge, _dropped, _gaps.ToMilliseconds(_ring.Edge), _pauses.ToMilliseconds(_ring.Edge));
    }

    private long Position(long timestamp) => (long)((Int128)(timestamp - _startedAt) * ClockRate / clock.TimestampFrequency);

    private void Write(int channel, ChannelClock time, G711Codec from, ReadOnlySpan<byte> payload, int epoch, uint timestamp, long arrival)
    {
        var position = time.Place(epoch, timestamp, payload.Length, arrival, out var move);
        if (move.By > 0 && !_pauses.Overlaps(move.From - move.By, move.To))
            _ring.Move(channel, move.From, move.To, move.By);
        if (_paused || _end is not null || _pauses.Overlaps(position, position + payload.Length))
            return;
        if (from != codec)
        {
            G711.Transcode(from, codec, payload, _transcoded);
            payload = _transcoded.AsSpan(0, payload.Length);
        }

        if (!_ring.Write(channel, position, payload))
            _dropped++;
    }

    /// <summary>Slots are judged just before they leave the ring, when no late packet can fill them any more.</summary>
    private void FindGaps(long upTo)
    {
        for (; _gapsCheckedTo + StereoRing.Slot <= upTo; _gapsCheckedTo += StereoRing.Slot)
        {
            var end = _gapsCheckedTo + StereoRing.Slot;
            if (!_ring.IsCovered(_gapsCheckedTo) && !_pauses.Overlaps(_gapsCheckedTo, end))
                _gaps.Add(_gapsCheckedTo, end);
        }
    }
}
