namespace Telephony.Media;

/// <summary>Counters of the whole engine since its start, for metrics. Read at any time from any thread.</summary>
public sealed class MediaCounters
{
    /// <summary>How many totals there are.</summary>
    internal const int Values = 14;

    private long _received, _sent, _malformed, _sourceRejected, _streamRejected, _unknownPayload, _rtcp, _sendFailures, _latePacerTicks, _factsDropped, _receiveErrors, _unsent, _faults, _rtcpSent;

    /// <summary>Datagrams read.</summary>
    public long PacketsReceived => Volatile.Read(ref _received);

    /// <summary>RTP packets handed to a transport.</summary>
    public long PacketsSent => Volatile.Read(ref _sent);

    /// <summary>Datagrams that are not RTP version 2 with a whole header and a payload.</summary>
    public long Malformed => Volatile.Read(ref _malformed);

    /// <summary>Datagrams from an address that the leg does not trust.</summary>
    public long SourceRejected => Volatile.Read(ref _sourceRejected);

    /// <summary>Packets of a wrong SSRC or an implausible sequence number.</summary>
    public long StreamRejected => Volatile.Read(ref _streamRejected);

    /// <summary>Packets of a payload type that was not agreed (comfort noise among them).</summary>
    public long UnknownPayload => Volatile.Read(ref _unknownPayload);

    /// <summary>RTCP packets of peers, on their own port or on the RTP port (RFC 5761).</summary>
    public long Rtcp => Volatile.Read(ref _rtcp);

    /// <summary>RTCP reports sent to peers of plain RTP.</summary>
    public long RtcpSent => Volatile.Read(ref _rtcpSent);

    /// <summary>Packets that the operating system refused to send.</summary>
    public long SendFailures => Volatile.Read(ref _sendFailures);

    /// <summary>Packets for a leg whose peer's address is not known or cannot be sent to.</summary>
    public long Unsent => Volatile.Read(ref _unsent);

    /// <summary>Errors while reading a socket; the loop goes on.</summary>
    public long ReceiveErrors => Volatile.Read(ref _receiveErrors);

    /// <summary>Ticks of the 20 ms pacer that came more than 100 ms late.</summary>
    public long LatePacerTicks => Volatile.Read(ref _latePacerTicks);

    /// <summary>Bugs caught at the walls of the media threads; each cost one packet. Not zero means: read the log.</summary>
    public long Faults => Volatile.Read(ref _faults);

    /// <summary>Facts lost because the listener did not keep up.</summary>
    public long FactsDropped => Volatile.Read(ref _factsDropped);

    internal void CountReceived() => Interlocked.Increment(ref _received);

    internal void CountSent() => Interlocked.Increment(ref _sent);

    internal void CountMalformed() => Interlocked.Increment(ref _malformed);

    internal void CountSourceRejected() => Interlocked.Increment(ref _sourceRejected);

    internal void CountStreamRejected() => Interlocked.Increment(ref _streamRejected);

    internal void CountUnknownPayload() => Interlocked.Increment(ref _unknownPayload);

    internal void CountRtcp() => Interlocked.Increment(ref _rtcp);

    internal void CountRtcpSent() => Interlocked.Increment(ref _rtcpSent);

    internal void CountSendFailure() => Interlocked.Increment(ref _sendFailures);

    internal long CountFault() => Interlocked.Increment(ref _faults);

    internal void CountUnsent() => Interlocked.Increment(ref _unsent);

    internal void CountReceiveError() => Interlocked.Increment(ref _receiveErrors);

    internal void CountLatePacerTick() => Interlocked.Increment(ref _latePacerTicks);

    internal void CountFactDropped() => Interlocked.Increment(ref _factsDropped);

    /// <summary>Every total, in the order of the wire between processes (<see cref="Remote"/>).</summary>
    internal long[] ToValues() =>
    [
        PacketsReceived, PacketsSent, Malformed, SourceRejected, StreamRejected, UnknownPayload, Rtcp, RtcpSent, SendFailures, Unsent, ReceiveErrors, LatePacerTicks, Faults,
        FactsDropped,
    ];

    /// <summary>The totals of an engine elsewhere.</summary>
    internal void Take(ReadOnlySpan<long> values)
    {
        (_received, _sent, _malformed, _sourceRejected, _streamRejected) = (values[0], values[1], values[2], values[3], values[4]);
        (_unknownPayload, _rtcp, _rtcpSent, _sendFailures, _unsent) = (values[5], values[6], values[7], values[8], values[9]);
        (_receiveErrors, _latePacerTicks, _faults, _factsDropped) = (values[10], values[11], values[12], values[13]);
    }
}
