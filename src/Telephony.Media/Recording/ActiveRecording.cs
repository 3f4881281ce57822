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
    private readonly SpanList _stalls = new();
    private readonly byte[] _transcoded = new byte[RtpHeader.MaximumPacket];
    private readonly long _startedAt = clock.GetTimestamp();
    private bool _paused;
    private long _gapsCheckedTo;
    private long? _end;
    private long _dropped;

    public RecordingId Id => id;

    public RecordingPath Path => path;

    public G711Codec Codec => codec;

    /// <summary>Timestamp of the clock at position 0.</summary>
    public long StartedAt => _startedAt;

    /// <summary>Lost packets of the customer, set by the leg when it lets go of the recording.</summary>
    public long LostFrames { get; set; }

    public bool IsPaused
    {
        get
        {
            lock (_gate)
                return _paused;
        }
    }

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

    /// <summary>Copies what is due for the file; answered by <see cref="Settle"/> or <see cref="Return"/>.</summary>
    /// <param name="lag">Samples to stay behind the clock while it runs; after <see cref="Stop"/> everything is due.</param>
    /// <param name="target">Room for a whole ring.</param>
    /// <param name="from">Position of the first copied sample.</param>
    /// <param name="progress">Whether this is all that is due now, or all that will ever be.</param>
    public int HandOver(int lag, Span<byte> target, out long from, out HandOverProgress progress)
    {
        lock (_gate)
        {
            var now = Position(clock.GetTimestamp());
            if (now > MaximumSamples)
                _end ??= MaximumSamples;
            var due = _end ?? now - lag;
            var edge = _ring.NextEdge(due);
            var length = _ring.Copy(due, target, out from);
            progress = due - edge >= StereoRing.Slot ? HandOverProgress.More : _end is null ? HandOverProgress.UpToDate : HandOverProgress.Complete;
            return length;
        }
    }

    /// <summary>What was handed over is in the file.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            FindGaps(StereoRing.FloorAt(_ring.Copied));
            _ring.Settle();
            if (_end - _ring.Edge < StereoRing.Slot)
                FindGaps(_ring.Edge);
        }
    }

    /// <summary>The disk did not take what was handed over; the ring keeps it as long as it can.</summary>
    public void Return()
    {
        lock (_gate)
            _ring.Return();
    }

    /// <summary>The disk never took the rest: the file ends at the edge, and what follows is a span that the disk lost.</summary>
    public void CutShort()
    {
        lock (_gate)
        {
            var end = _end ?? Position(clock.GetTimestamp());
            _end = end;
            if (end > _ring.Edge)
                _stalls.Add(_ring.Edge, end);
            FindGaps(_ring.Edge);
        }
    }

    /// <summary>The closed file holds less than was handed over: a write that failed half-way took blocks with it that it began anew (<see cref="SealedRecordingFile"/>).</summary>
    public void FileHolds(RecordingExtent extent)
    {
        lock (_gate)
        {
            foreach (var (from, to) in extent.Torn)
                _stalls.Insert(from, to);
            if (extent.Samples < _ring.Edge)
                _stalls.Insert(extent.Samples, Math.Max(_ring.Edge, _end ?? 0));
        }
    }

    /// <summary>What is known at the end, but for the file's own size and hash. Spans that the disk lost may lie behind the file's end.</summary>
    public RecordingSummary Summarize()
    {
        lock (_gate)
        {
            var end = Math.Max(_ring.Edge, _end ?? 0);
            return new RecordingSummary(_dropped, _gaps.ToMilliseconds(_ring.Edge), _pauses.ToMilliseconds(_ring.Edge), _stalls.ToMilliseconds(end));
        }
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
        var end = position + payload.Length;
        if (end > _ring.Ceiling)
            _stalls.Add(Math.Max(position, _ring.Ceiling) / StereoRing.Slot * StereoRing.Slot, end);
    }

    /// <summary>Slots are judged just before they leave the ring, when no late packet can fill them any more.</summary>
    private void FindGaps(long upTo)
    {
        for (; _gapsCheckedTo + StereoRing.Slot <= upTo; _gapsCheckedTo += StereoRing.Slot)
        {
            var end = _gapsCheckedTo + StereoRing.Slot;
            if (!_ring.IsCovered(_gapsCheckedTo) && !_pauses.Overlaps(_gapsCheckedTo, end) && !_stalls.Overlaps(_gapsCheckedTo, end))
                _gaps.Add(_gapsCheckedTo, end);
        }
    }
}
