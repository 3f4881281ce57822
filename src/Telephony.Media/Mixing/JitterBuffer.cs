using Telephony.Media.Codecs;

namespace Telephony.Media.Mixing;

/// <summary>
/// One speaker's last samples on their way into a mix: written by RTP timestamp as packets arrive, read in frames by the pacer.
/// What has not come when its frame is read is silence. It starts 20 ms deep (20-40 ms of delay, depending on how packet and pacer
/// fall); after a packet that came too late it is 40 ms deep, it never holds more than 100 ms (the oldest is dropped), and when
/// 60 ms lay unused for a whole second 20 ms of them are skipped. Thereby a sender whose clock drifts, stops or leaps is followed:
/// 100 ppm cost one skipped or silent frame in three minutes. Not thread safe; the input's gate guards it. Samples of 8 kHz.
/// </summary>
internal sealed class JitterBuffer
{
    public const int Frame = 160;
    private const int Capacity = 1280;
    private const int StartDepth = Frame;
    private const int LateDepth = 2 * Frame;
    private const int MaximumDepth = 5 * Frame;
    private const int Unused = 3 * Frame;

    /// <summary>One second of frames.</summary>
    private const int Watched = 50;

    private readonly short[] _samples = new short[Capacity];
    private bool _anchored;
    private long _end;
    private int _epoch;
    private long _leastLeft = long.MaxValue;
    private long _position;
    private long _read;
    private uint _timestamp;
    private int _watched;

    /// <summary>Whether anything was ever written.</summary>
    public bool HasBegun => _anchored;

    /// <summary>Packets that came after their frame was read.</summary>
    public long Late { get; private set; }

    /// <summary>Samples that nobody heard because they were too many.</summary>
    public long Skipped { get; private set; }

    /// <summary>One packet.</summary>
    /// <param name="codec">Its law.</param>
    /// <param name="payload">Longer than 100 ms is cut: no peer sends that.</param>
    /// <param name="epoch">Another one than before: the timestamps start anew.</param>
    /// <param name="timestamp">RTP timestamp of its first sample.</param>
    public void Put(G711Codec codec, ReadOnlySpan<byte> payload, int epoch, uint timestamp)
    {
        payload = payload[..Math.Min(payload.Length, MaximumDepth)];
        if (!_anchored || epoch != _epoch)
            Anchor(epoch, timestamp, Math.Max(_read + StartDepth, _end));
        var step = (int)(timestamp - _timestamp);
        if (_position + step < _read)
        {
            // An old packet overtaken by newer ones is dropped; if the newest is late, all that follow would be.
            Late++;
            if (step < 0)
                return;
            Anchor(epoch, timestamp, _read + LateDepth);
            step = 0;
        }

        var position = _position + step;
        if (step > 0)
            (_timestamp, _position) = (timestamp, position);
        if (position + payload.Length - _read > MaximumDepth)
            Skip(position + payload.Length - LateDepth - _read);
        Write(codec, payload, position);
    }

    /// <summary>The next frame; silence where nothing came.</summary>
    /// <param name="target">Room for <see cref="Frame"/> samples.</param>
    /// <returns>False when the whole frame is silence for want of packets.</returns>
    public bool Take(Span<short> target)
    {
        var any = _end > _read;
        for (var i = 0; i < Frame; i++)
        {
            ref var sample = ref _samples[(_read + i) % Capacity];
            (target[i], sample) = (sample, 0);
        }

        _read += Frame;
        Watch();
        return any;
    }

    private void Anchor(int epoch, uint timestamp, long position) =>
        (_anchored, _epoch, _timestamp, _position) = (true, epoch, timestamp, position);

    private void Write(G711Codec codec, ReadOnlySpan<byte> payload, long position)
    {
        var from = (int)Math.Max(0, _read - position);
        for (var i = from; i < payload.Length; i++)
            _samples[(position + i) % Capacity] = G711.Decode(codec, payload[i]);
        _end = Math.Max(_end, position + payload.Length);
    }

    private void Watch()
    {
        _leastLeft = Math.Min(_leastLeft, _end - _read);
        if (++_watched < Watched)
            return;
        if (_leastLeft >= Unused)
            Skip(Frame);
        (_watched, _leastLeft) = (0, long.MaxValue);
    }

    private void Skip(long samples)
    {
        // After a leap far ahead everything in the ring is old.
        for (var i = 0; i < Math.Min(samples, Capacity); i++)
            _samples[(_read + i) % Capacity] = 0;
        Skipped += Math.Clamp(_end - _read, 0, samples);
        _read += samples;
        (_watched, _leastLeft) = (0, long.MaxValue);
    }
}
