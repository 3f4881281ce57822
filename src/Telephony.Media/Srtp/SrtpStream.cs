namespace Telephony.Media.Srtp;

/// <summary>What SRTP must remember for one synchronisation source: the roll-over counter and both replay lists (RFC 3711 §3.2.1).</summary>
internal sealed class SrtpStream(uint ssrc)
{
    public const ulong NoIndex = ulong.MaxValue;

    /// <summary>The 48-bit packet index must never repeat under one key (RFC 3711 §9.2).</summary>
    public const ulong LastIndex = (1UL << 48) - 1;

    private const int HalfCircle = 0x8000;
    private ReplayWindow rtp;
    private ReplayWindow rtcp;

    public uint Ssrc { get; } = ssrc;

    /// <summary>The index this sequence number most probably has, roll-over counter included (RFC 3711 §3.3.1 and appendix A).</summary>
    /// <returns><see cref="NoIndex"/> when it lies before the stream's beginning or after its end.</returns>
    public ulong Estimate(ushort sequence)
    {
        if (!rtp.Any)
            return sequence;
        var rollOver = (long)(rtp.Highest >> 16);
        var last = (ushort)rtp.Highest;
        if (last < HalfCircle)
            rollOver -= sequence - last > HalfCircle ? 1 : 0;
        else
            rollOver += last - HalfCircle > sequence ? 1 : 0;
        if (rollOver < 0)
            return NoIndex;
        var index = (ulong)rollOver << 16 | sequence;
        return index <= LastIndex ? index : NoIndex;
    }

    public bool AcceptsRtp(ulong index) => index != NoIndex && rtp.Accepts(index);

    public void RecordRtp(ulong index) => rtp.Record(index);

    public bool AcceptsRtcp(uint index) => rtcp.Accepts(index);

    public void RecordRtcp(uint index) => rtcp.Record(index);

    /// <summary>The next SRTCP index to send; 31 bits, starts at 1 (RFC 3711 §3.4 counts before the first use).</summary>
    public uint NextRtcp() => rtcp.Any ? (uint)rtcp.Highest + 1 : 1;
}
