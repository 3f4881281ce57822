using System.Buffers.Binary;
using Telephony.Media.Rtp;
using Telephony.Media.Srtp;

namespace Telephony.Media.Phone;

/// <summary>What the browser's audio looks like on arrival: the figures of a receiver report (RFC 3550 §6.4.1, A.3, A.8).</summary>
internal sealed class ReceptionStatistics(TimeProvider clock) : IReception
{
    private const double ClockRate = 8000;
    private const long CumulativeLimit = 0x7F_FFFF;

    private bool any;
    private uint first;
    private uint highest;
    private long received;
    private long lastExpected;
    private long lastReceived;
    private double jitter;
    private double transit;

    public uint Ssrc { get; private set; }

    public bool Any => any;

    /// <summary>Highest sequence number, extended by the count of its cycles.</summary>
    public uint Highest => highest;

    public uint JitterSamples => (uint)jitter;

    public double JitterMilliseconds => jitter / ClockRate * 1000;

    public long Lost => any ? Math.Max(0, highest - (long)first + 1 - received) : 0;

    /// <summary>Lost packets as a report carries them: 24 bits.</summary>
    public uint CumulativeLost => (uint)Math.Min(Lost, CumulativeLimit);

    public void OnPacket(ReadOnlySpan<byte> packet, long arrival)
    {
        var sequence = RtpLayout.Sequence(packet);
        if (!any || RtpLayout.Ssrc(packet) != Ssrc)
            Begin(RtpLayout.Ssrc(packet), sequence);
        var step = (short)(sequence - (ushort)highest);
        if (step > 0)
            highest += (uint)step;
        received++;

        var sent = BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) / ClockRate;
        var newTransit = (arrival / (double)clock.TimestampFrequency) - sent;
        var difference = Math.Abs(newTransit - transit) * ClockRate;
        // a new talk spurt or an event's frozen timestamp is no jitter
        if (received > 1 && difference < ClockRate)
            jitter += (difference - jitter) / 16;
        transit = newTransit;
    }

    /// <summary>Loss since the previous call, in 256ths.</summary>
    public byte TakeFractionLost()
    {
        var expected = highest - (long)first + 1;
        var expectedNow = expected - lastExpected;
        var lostNow = expectedNow - (received - lastReceived);
        lastExpected = expected;
        lastReceived = received;
        return expectedNow <= 0 || lostNow <= 0 ? (byte)0 : (byte)Math.Min(255, lostNow * 256 / expectedNow);
    }

    private void Begin(uint ssrc, ushort sequence)
    {
        Ssrc = ssrc;
        any = true;
        // one cycle up, so that a packet older than the first cannot run below zero
        first = 0x1_0000u + sequence;
        highest = first;
        received = lastExpected = lastReceived = 0;
        jitter = 0;
    }
}
