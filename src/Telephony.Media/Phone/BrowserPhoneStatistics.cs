namespace Telephony.Media.Phone;

/// <summary>Counters of one endpoint since it was created.</summary>
public readonly record struct BrowserPhoneStatistics
{
    /// <summary>Clear RTP packets handed to the receiver.</summary>
    public long PacketsReceived { get; init; }

    /// <summary>Protected RTP packets put on the wire.</summary>
    public long PacketsSent { get; init; }

    /// <summary>Packets given to Send while there was no path or no keys, or that the socket refused.</summary>
    public long SendsDropped { get; init; }

    /// <summary>Datagrams from an address that ICE has not validated, or that belong to no protocol of this port.</summary>
    public long Strangers { get; init; }

    /// <summary>SRTP or SRTCP packets whose tag was wrong.</summary>
    public long Forged { get; init; }

    /// <summary>SRTP or SRTCP packets seen before, or too old to tell.</summary>
    public long Replayed { get; init; }

    /// <summary>Packets that were no valid RTP, or RTP before the keys or the receiver were there.</summary>
    public long Discarded { get; init; }

    /// <summary>STUN requests answered with success.</summary>
    public long ChecksAnswered { get; init; }

    /// <summary>STUN datagrams that got no answer or an error.</summary>
    public long ChecksRefused { get; init; }

    /// <summary>How often the selected path changed, the first selection included.</summary>
    public long PathChanges { get; init; }

    /// <summary>STUN and DTLS datagrams of the present connection that the socket refused.</summary>
    public long SocketFailures { get; init; }

    /// <summary>Interarrival jitter of the browser's audio (RFC 3550 §6.4.1), in milliseconds.</summary>
    public double JitterMilliseconds { get; init; }

    /// <summary>Packets of the browser's audio that never came, by its sequence numbers (RFC 3550 A.3).</summary>
    public long PacketsLost { get; init; }

    /// <summary>Fraction of our packets that the browser reported lost in its last report, 0-1; null before the first.</summary>
    public double? RemoteFractionLost { get; init; }

    /// <summary>Round trip from the browser's last receiver report (RFC 3550 §6.4.1), in milliseconds; null before the first.</summary>
    public double? RoundTripMilliseconds { get; init; }

    /// <summary>From the first connectivity check to the SRTP keys, in milliseconds; null before that.</summary>
    public double? SetUpMilliseconds { get; init; }

    /// <summary>From the first DTLS datagram to the SRTP keys, in milliseconds; null before that.</summary>
    public double? HandshakeMilliseconds { get; init; }
}
