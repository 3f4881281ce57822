using System.Buffers.Binary;
using System.Security.Cryptography;
using Telephony.Media.Srtp;

namespace Telephony.Media.Phone;

/// <summary>
/// Makes one endless RTP stream, under the SSRC that the answer promised, of whatever the leg sends: each call may begin a
/// new source with its own numbers. One SSRC with numbers that only grow is also what SRTP's security rests on.
/// </summary>
internal sealed class OutboundStream(uint ssrc, TimeProvider clock)
{
    private const int ClockRate = 8000;
    private const int FrameSamples = 160;

    /// <summary>Reordering and loss of a relayed source stay within these; a larger step is a new beginning (RFC 3550 A.1).</summary>
    private const int MaxMisorder = 100;
    private const int MaxDropout = 3000;

    private bool any;
    private uint source;
    private ushort sourceSequence;
    private ushort sequenceShift;
    private uint timestampShift;
    private ushort lastSequence;
    private uint lastTimestamp;
    private long lastAt;

    public uint Ssrc { get; } = ssrc;

    /// <summary>RTP timestamp of the newest packet, and when it was sent: what a sender report ties to the wall clock.</summary>
    public (uint Timestamp, long At) Newest => (lastTimestamp, lastAt);

    /// <summary>Begins below 2^15, so that the other end cannot miss the first roll-over (RFC 3711 §3.3.1 leaves that to luck).</summary>
    public void Restart()
    {
        any = false;
        lastSequence = (ushort)RandomNumberGenerator.GetInt32(0x4000);
        lastTimestamp = (uint)RandomNumberGenerator.GetInt32(int.MaxValue);
        lastAt = clock.GetTimestamp();
    }

    /// <summary>Rewrites SSRC, sequence number and timestamp in place.</summary>
    public void Rewrite(Span<byte> packet)
    {
        var sequence = RtpLayout.Sequence(packet);
        var timestamp = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);
        var now = clock.GetTimestamp();
        var step = (short)(sequence - sourceSequence);
        if (!any || RtpLayout.Ssrc(packet) != source || step is < -MaxMisorder or > MaxDropout)
        {
            Anchor(RtpLayout.Ssrc(packet), sequence, timestamp, now);
            step = 1;
        }

        var outSequence = (ushort)(sequence + sequenceShift);
        var outTimestamp = timestamp + timestampShift;
        if (step > 0)
        {
            sourceSequence = sequence;
            lastSequence = outSequence;
            lastTimestamp = outTimestamp;
            lastAt = now;
        }

        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], outSequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], outTimestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], Ssrc);
    }

    private void Anchor(uint newSource, ushort sequence, uint timestamp, long now)
    {
        var silence = (uint)Math.Max(FrameSamples, clock.GetElapsedTime(lastAt, now).TotalSeconds * ClockRate);
        source = newSource;
        sequenceShift = (ushort)(lastSequence + 1 - sequence);
        timestampShift = lastTimestamp + silence - timestamp;
        any = true;
    }
}
