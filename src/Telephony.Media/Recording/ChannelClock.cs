namespace Telephony.Media.Recording;

/// <summary>
/// Places a channel's packets on the recording's time line: where the first one arrived, then by RTP timestamp, so that jitter does
/// not chop the audio. The deviation of arrival from placement is watched. A packet that comes before its place proves, soon after the
/// anchor, that the first one was late (a busy machine, jitter): what was placed since is then moved. Later the minimum over a window
/// is the network's steady delay, free of jitter, so a drifting sound card (100 ppm is 0.36 s an hour) and a sender
/// that stopped its clock are corrected for what follows. Positions and deviations in samples (8 kHz).
/// </summary>
internal sealed class ChannelClock
{
    private const int FastWindow = 3200;
    private const int SlowWindow = 32000;

    /// <summary>Nothing arrives before it was spoken: this early proves a late anchor.</summary>
    private const int TooEarly = -80;

    /// <summary>Longer than jitter lasts through a whole fast window.</summary>
    private const int StoppedClock = 800;

    private const int Drift = 96;
    private bool _anchored;
    private long _anchoredAt;
    private long _first;
    private long _end;
    private int _epoch;
    private uint _timestamp;
    private long _position;
    private long _fastFrom, _slowFrom;
    private long _fastMinimum, _slowMinimum;

    /// <summary>Where a packet belongs.</summary>
    /// <param name="epoch">Of the stream; another one re-anchors.</param>
    /// <param name="timestamp">RTP timestamp of the packet.</param>
    /// <param name="length">Samples in the packet.</param>
    /// <param name="arrival">Now, on the recording's time line.</param>
    /// <param name="move">What was placed too late before and is to be moved first; empty as a rule.</param>
    public long Place(int epoch, uint timestamp, int length, long arrival, out Move move)
    {
        move = default;
        if (!_anchored || epoch != _epoch)
        {
            (_anchored, _epoch, _timestamp, _position) = (true, epoch, timestamp, arrival);
            (_anchoredAt, _first, _end) = (arrival, arrival, arrival + length);
            StartWindows(arrival);
            return arrival;
        }

        var position = _position + (int)(timestamp - _timestamp);
        if ((int)(timestamp - _timestamp) > 0)
            (_timestamp, _position) = (timestamp, position);
        var deviation = arrival - position;
        if (deviation < 0 && arrival - _anchoredAt < FastWindow)
        {
            move = new Move(_first, _end, -deviation);
            (_first, _end, _position) = (_first + deviation, _end + deviation, _position + deviation);
            (position, deviation) = (arrival, 0);
        }

        position += Watch(arrival, deviation);
        _end = Math.Max(_end, position + length);
        return position;
    }

    private long Watch(long arrival, long deviation)
    {
        _fastMinimum = Math.Min(_fastMinimum, deviation);
        _slowMinimum = Math.Min(_slowMinimum, deviation);
        long shift = 0;
        if (arrival - _fastFrom >= FastWindow)
        {
            if (_fastMinimum is < TooEarly or > StoppedClock)
                shift = _fastMinimum;
            (_fastFrom, _fastMinimum) = (arrival, long.MaxValue);
        }

        if (shift == 0 && arrival - _slowFrom >= SlowWindow)
        {
            if (Math.Abs(_slowMinimum) > Drift)
                shift = _slowMinimum;
            (_slowFrom, _slowMinimum) = (arrival, long.MaxValue);
        }

        if (shift == 0)
            return 0;
        _position += shift;
        StartWindows(arrival);
        return shift;
    }

    private void StartWindows(long arrival)
    {
        (_fastFrom, _slowFrom) = (arrival, arrival);
        (_fastMinimum, _slowMinimum) = (long.MaxValue, long.MaxValue);
    }

    /// <summary>Samples from <paramref name="From"/> to <paramref name="To"/> belong earlier by <paramref name="By"/>.</summary>
    public readonly record struct Move(long From, long To, long By);
}
