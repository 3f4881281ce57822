namespace Telephony.Media.Srtp;

/// <summary>
/// Opens what the peer sent under one master key. Authentication is never optional, and nothing is remembered of a packet
/// that failed it: a forger can neither move the roll-over counter nor fill the table. Not thread-safe.
/// </summary>
internal sealed class SrtpReceiver(SrtpTransform transform) : IDisposable
{
    private const uint EncryptedBit = 0x8000_0000;
    private readonly SrtpStreamTable streams = new();

    /// <summary>Opens one SRTP packet in place.</summary>
    public SrtpOutcome Unprotect(Span<byte> packet, out int clearLength)
    {
        clearLength = packet.Length - transform.RtpOverhead;
        if (clearLength < RtpLayout.FixedHeader || !RtpLayout.TryHeaderLength(packet[..clearLength], out var header))
            return SrtpOutcome.Malformed;
        var ssrc = RtpLayout.Ssrc(packet);
        var known = streams.Find(ssrc);
        if (known is null && streams.IsFull)
            return SrtpOutcome.TooManySources;
        var index = known?.Estimate(RtpLayout.Sequence(packet)) ?? RtpLayout.Sequence(packet);
        if (known is not null && !known.AcceptsRtp(index))
            return SrtpOutcome.Replayed;
        if (!transform.UnprotectRtp(packet, header, index))
            return SrtpOutcome.Forged;
        (known ?? Remember(ssrc)).RecordRtp(index);
        return SrtpOutcome.Passed;
    }

    /// <summary>Opens one SRTCP packet in place. Unencrypted SRTCP, which RFC 3711 would allow, is refused: WebRTC never sends it.</summary>
    public SrtpOutcome UnprotectRtcp(Span<byte> packet, out int clearLength)
    {
        clearLength = packet.Length - transform.RtcpOverhead;
        if (clearLength < RtpLayout.RtcpHeader || packet.Length > RtpLayout.MaxPacket || packet[0] >> 6 != 2)
            return SrtpOutcome.Malformed;
        var word = transform.RtcpIndexWord(packet);
        if ((word & EncryptedBit) == 0)
            return SrtpOutcome.Malformed;
        var index = word & ~EncryptedBit;
        var ssrc = RtpLayout.RtcpSsrc(packet);
        var known = streams.Find(ssrc);
        if (known is null && streams.IsFull)
            return SrtpOutcome.TooManySources;
        if (known is not null && !known.AcceptsRtcp(index))
            return SrtpOutcome.Replayed;
        if (!transform.UnprotectRtcp(packet))
            return SrtpOutcome.Forged;
        (known ?? Remember(ssrc)).RecordRtcp(index);
        return SrtpOutcome.Passed;
    }

    public void Dispose() => transform.Dispose();

    private SrtpStream Remember(uint ssrc)
    {
        var stream = new SrtpStream(ssrc);
        streams.Add(stream);
        return stream;
    }
}
