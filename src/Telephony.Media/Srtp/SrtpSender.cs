namespace Telephony.Media.Srtp;

/// <summary>Protects what we send under one master key. Not thread-safe; the owner serialises.</summary>
internal sealed class SrtpSender(SrtpTransform transform) : IDisposable
{
    /// <summary>An SRTCP index has 31 bits and must not repeat (RFC 3711 §3.4).</summary>
    private const uint LastRtcpIndex = 0x7FFF_FFFF;

    private readonly SrtpStreamTable streams = new();

    /// <summary>Bytes that must be free behind a packet.</summary>
    public int Overhead => Math.Max(transform.RtpOverhead, transform.RtcpOverhead);

    /// <summary>Protects one RTP packet in place. A sequence number that was used before is refused: two payloads under one
    /// index would give the key stream away (RFC 3711 §9.1, RFC 7714 §8.3).</summary>
    public SrtpOutcome Protect(Span<byte> buffer, int length, out int protectedLength)
    {
        protectedLength = 0;
        if (!RtpLayout.TryHeaderLength(buffer[..length], out var header))
            return SrtpOutcome.Malformed;
        var stream = StreamOf(RtpLayout.Ssrc(buffer));
        if (stream is null)
            return SrtpOutcome.TooManySources;
        var index = stream.Estimate(RtpLayout.Sequence(buffer));
        if (!stream.AcceptsRtp(index))
            return SrtpOutcome.Replayed;
        protectedLength = length + transform.RtpOverhead;
        transform.ProtectRtp(buffer[..protectedLength], length, header, index);
        stream.RecordRtp(index);
        return SrtpOutcome.Passed;
    }

    /// <summary>Protects one compound RTCP packet in place.</summary>
    public SrtpOutcome ProtectRtcp(Span<byte> buffer, int length, out int protectedLength)
    {
        protectedLength = 0;
        if (length < RtpLayout.RtcpHeader)
            return SrtpOutcome.Malformed;
        var stream = StreamOf(RtpLayout.RtcpSsrc(buffer));
        if (stream is null)
            return SrtpOutcome.TooManySources;
        var index = stream.NextRtcp();
        if (index > LastRtcpIndex)
            return SrtpOutcome.Replayed;
        protectedLength = length + transform.RtcpOverhead;
        transform.ProtectRtcp(buffer[..protectedLength], length, index);
        stream.RecordRtcp(index);
        return SrtpOutcome.Passed;
    }

    public void Dispose() => transform.Dispose();

    private SrtpStream? StreamOf(uint ssrc)
    {
        var known = streams.Find(ssrc);
        if (known is not null || streams.IsFull)
            return known;
        var added = new SrtpStream(ssrc);
        streams.Add(added);
        return added;
    }
}
