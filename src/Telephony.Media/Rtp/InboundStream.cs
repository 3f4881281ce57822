namespace Telephony.Media.Rtp;

/// <summary>
/// What arrives on a leg as one stream (RFC 3550 appendix A.1, A.3, A.8): locks to an SSRC, drops duplicates, counts loss, disorder and
/// lateness, measures jitter. <see cref="Epoch"/> changes whenever sequence or timestamps start anew, so that those
/// behind it (outgoing streams, the recorder) know to re-anchor. Not thread safe; the leg's gate guards it.
/// </summary>
internal sealed class InboundStream(TimeProvider clock) : IReception
{
    private const int ClockRate = 8000;
    private const int MaximumDropout = 3000;

    /// <summary>Duplicates and late packets are told apart this far back: 64 packets are 1.3 s of 20 ms packets.</summary>
    private const int Window = 64;

    /// <summary>A new SSRC is believed after this many packets in sequence while the old one is silent.</summary>
    private const int SsrcProbation = 3;

    /// <summary>A timestamp that runs ahead of the clock by more than this is a new time line, not a delay.</summary>
    private const int TimestampLeap = 4000;

    /// <summary>A talk spurt whose timestamp lags the clock by more than this: the sender stopped its clock in the pause.</summary>
    private const int StoppedClock = 480;

    /// <summary>The longest event has 16 bits of duration.</summary>
    private const int LongestEvent = ushort.MaxValue;

    /// <summary>Later than the fastest packet by more than an ordinary receiver waits: it came and was of no use. 60 ms.</summary>
    private const int TooLate = 480;

    /// <summary>The fastest of the last 10-20 s of packets is what lateness is measured against: a drifting clock gains 2 ms meanwhile.</summary>
    private const int FastestOver = 500;

    private const long CumulativeLimit = 0x7F_FFFF;

    private readonly long _frequency = clock.TimestampFrequency;
    private readonly long _ssrcSilence = clock.TimestampFrequency / 20;
    private bool _started;
    private uint _ssrc;
    private bool _ssrcOpen;
    private ushort _highest;
    private uint _highestTimestamp;
    private long _highestArrival;
    private ulong _seen;
    private ushort? _resumeAt;
    private uint _candidate;
    private ushort _candidateSequence;
    private int _candidatePackets;
    private long _expectedBefore, _receivedInRun;
    private ushort _runStart;
    private long _cycles;
    private double _jitter;
    private long _lastTransit;
    private long _fastest = long.MaxValue, _fastestBefore = long.MaxValue;
    private int _fastestPackets;
    private long _reportedExpected, _reportedReceived;

    public int Epoch { get; private set; }

    public long Received { get; private set; }

    public long OutOfOrder { get; private set; }

    public long Duplicates { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>Came more than 60 ms after the fastest: lost to a receiver, though not to the count of the network.</summary>
    public long Late { get; private set; }

    public long LastArrival { get; private set; }

    public double JitterMs => _jitter * 1000 / ClockRate;

    public long Expected => _expectedBefore + (_started ? _cycles + _highest - _runStart + 1 : 0);

    public long Lost => Math.Max(0, Expected - Received);

    public bool Any => _started;

    public uint Ssrc => _ssrc;

    public uint Highest => (uint)(_cycles + _highest);

    public uint JitterSamples => (uint)_jitter;

    public uint CumulativeLost => (uint)Math.Min(Lost, CumulativeLimit);

    public byte TakeFractionLost()
    {
        var (expected, received) = (Expected - _reportedExpected, Received - _reportedReceived);
        (_reportedExpected, _reportedReceived) = (Expected, Received);
        return expected <= 0 || received >= expected ? (byte)0 : (byte)Math.Min(255, (expected - received) * 256 / expected);
    }

    /// <summary>The peer's SDP changed: the next packet may bring a new SSRC without probation.</summary>
    public void OpenSsrc() => _ssrcOpen = true;

    /// <summary>One packet.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="arrival">When it came.</param>
    /// <param name="isEvent">A telephone event: it keeps the timestamp of its beginning (RFC 4733 §2.2.2), so that one older than the audio sent
    /// meanwhile is no new time line.</param>
    public StreamVerdict Accept(in RtpHeader header, long arrival, bool isEvent = false)
    {
        if (!_started || (header.Ssrc != _ssrc && IsNewSsrc(header, arrival)))
        {
            Begin(header, arrival);
            return StreamVerdict.Fresh;
        }

        if (header.Ssrc != _ssrc)
            return Reject();

        _candidatePackets = 0;
        _ssrcOpen = false;
        var ahead = (ushort)(header.Sequence - _highest);
        if (ahead is > 0 and < MaximumDropout)
            return Advance(header, ahead, arrival, isEvent);
        if (ahead is 0 or > ushort.MaxValue - Window + 1)
            return Revisit((ushort)-ahead, header, arrival, isEvent);
        if (_resumeAt == header.Sequence)
        {
            Begin(header, arrival);
            return StreamVerdict.Fresh;
        }

        // Two in a row prove that the sender restarted its numbering (RFC 3550 A.1); one alone is a stray.
        _resumeAt = (ushort)(header.Sequence + 1);
        return Reject();
    }

    private bool IsNewSsrc(in RtpHeader header, long arrival)
    {
        var continues = _candidatePackets > 0 && header.Ssrc == _candidate && header.Sequence == (ushort)(_candidateSequence + 1);
        _candidate = header.Ssrc;
        _candidateSequence = header.Sequence;
        _candidatePackets = continues ? _candidatePackets + 1 : 1;
        return _ssrcOpen || (_candidatePackets >= SsrcProbation && arrival - LastArrival >= _ssrcSilence);
    }

    private void Begin(in RtpHeader header, long arrival)
    {
        _expectedBefore = Expected;
        _started = true;
        _ssrc = header.Ssrc;
        _ssrcOpen = false;
        _candidatePackets = 0;
        _resumeAt = null;
        _runStart = _highest = header.Sequence;
        _cycles = 0;
        _receivedInRun = 0;
        _seen = 1;
        Epoch++;
        Remember(header, arrival);
        _lastTransit = Samples(arrival) - header.Timestamp;
        ForgetFastest();
        Count(arrival);
    }

    private StreamVerdict Advance(in RtpHeader header, int ahead, long arrival, bool isEvent)
    {
        _resumeAt = null;
        if (header.Sequence < _highest)
            _cycles += 1 << 16;
        _highest = header.Sequence;
        _seen = ahead >= Window ? 1 : (_seen << ahead) | 1;
        if (isEvent && (int)(header.Timestamp - _highestTimestamp) is < 0 and >= -LongestEvent)
        {
            Count(arrival);
            return StreamVerdict.Fresh;
        }

        if (IsNewTimeLine(header, arrival))
        {
            Epoch++;
            _lastTransit = Samples(arrival) - header.Timestamp;
            ForgetFastest();
        }
        else if (header.Timestamp != _highestTimestamp)
        {
            Measure(header, arrival);
        }

        Remember(header, arrival);
        Count(arrival);
        return StreamVerdict.Fresh;
    }

    private StreamVerdict Revisit(int behind, in RtpHeader header, long arrival, bool isEvent)
    {
        var bit = 1UL << behind;
        if ((_seen & bit) != 0)
        {
            Duplicates++;
            return StreamVerdict.Duplicate;
        }

        // Before the first packet of the run nothing was promised: taking it would count more received than expected.
        if (_receivedInRun < Window && (_cycles + _highest - behind) < _runStart)
            return Reject();

        _seen |= bit;
        OutOfOrder++;
        if (!isEvent)
            Weigh(Samples(arrival) - header.Timestamp);
        Count(arrival);
        return StreamVerdict.Fresh;
    }

    private bool IsNewTimeLine(in RtpHeader header, long arrival)
    {
        var step = (int)(header.Timestamp - _highestTimestamp);
        var lag = (arrival - _highestArrival) * ClockRate / _frequency - step;
        return step < 0 || -lag > TimestampLeap || (header.Marker && lag > StoppedClock);
    }

    private void Measure(in RtpHeader header, long arrival)
    {
        var transit = Samples(arrival) - header.Timestamp;
        var change = Math.Abs((int)(uint)(transit - _lastTransit));
        _lastTransit = transit;
        _jitter += (change - _jitter) / 16;
        Weigh(transit);
    }

    private void ForgetFastest() => (_fastest, _fastestBefore, _fastestPackets) = (long.MaxValue, long.MaxValue, 0);

    private void Weigh(long transit)
    {
        _fastest = Math.Min(_fastest, transit);
        if (transit - Math.Min(_fastest, _fastestBefore) > TooLate)
            Late++;
        if (++_fastestPackets < FastestOver)
            return;
        (_fastestBefore, _fastest, _fastestPackets) = (_fastest, long.MaxValue, 0);
    }

    /// <summary>All packets of a telephone event keep the timestamp of its start: the first one's arrival belongs to it.</summary>
    private void Remember(in RtpHeader header, long arrival)
    {
        if (Received > 0 && header.Timestamp == _highestTimestamp)
            return;
        _highestTimestamp = header.Timestamp;
        _highestArrival = arrival;
    }

    private void Count(long arrival)
    {
        Received++;
        _receivedInRun++;
        LastArrival = arrival;
    }

    private StreamVerdict Reject()
    {
        Rejected++;
        return StreamVerdict.Rejected;
    }

    /// <summary>In two steps: 128-bit division costs more than the rest of the packet's arithmetic, and 64 bits overflow after 13 days.</summary>
    private long Samples(long arrival)
    {
        var (seconds, rest) = Math.DivRem(arrival, _frequency);
        return (seconds * ClockRate) + (rest * ClockRate / _frequency);
    }
}
