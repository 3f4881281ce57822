using System.Buffers.Binary;
using System.Text;
using Telephony.Media.Rtp;
using Telephony.Media.Srtp;

namespace Telephony.Media.Phone;

/// <summary>
/// Minimal RTCP: one compound of sender report, report block and SDES out; the browser's reports read for loss and round trip
/// (RFC 3550 §6). Feedback messages (RFC 4585) mean nothing to G.711 and are skipped. Not thread-safe.
/// </summary>
internal sealed class RtcpReporter(uint ssrc, TimeProvider clock)
{
    public const string CanonicalName = "aftersales";

    private const int SenderReport = 200;
    private const int ReceiverReport = 201;
    private const int SourceDescription = 202;
    private const int BlockLength = 24;
    private const int SenderInfoLength = 20;
    private const double MiddlePerSecond = 65536;
    private const int ClockRate = 8000;

    private uint peerReport;
    private long peerReportAt;
    private long sentPackets;
    private long sentOctets;

    public double? RemoteFractionLost { get; private set; }

    public double? RoundTripMilliseconds { get; private set; }

    public void OnSent(int packetLength)
    {
        sentPackets++;
        sentOctets += packetLength - RtpLayout.FixedHeader;
    }

    /// <summary>Writes one compound packet.</summary>
    /// <returns>Its length; the buffer needs 100 bytes.</returns>
    public int Write(Span<byte> buffer, (uint Timestamp, long At) newest, IReception reception)
    {
        var blocks = reception.Any ? 1 : 0;
        var length = RtpLayout.RtcpHeader + SenderInfoLength + (blocks * BlockLength);
        Header(buffer, SenderReport, blocks, length);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(buffer[8..], NtpInstant.Of(clock.GetUtcNow()).Value);
        var since = (uint)(clock.GetElapsedTime(newest.At).TotalSeconds * ClockRate);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[16..], newest.Timestamp + since);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[20..], (uint)sentPackets);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[24..], (uint)sentOctets);
        if (blocks > 0)
            Block(buffer.Slice(RtpLayout.RtcpHeader + SenderInfoLength, BlockLength), reception);
        return length + Description(buffer[length..]);
    }

    /// <summary>Reads a clear compound packet; anything malformed ends the reading without harm.</summary>
    public void OnReport(ReadOnlySpan<byte> compound, long arrival)
    {
        while (compound.Length >= RtpLayout.RtcpHeader && compound[0] >> 6 == 2)
        {
            var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(compound[2..]) + 1);
            if (length > compound.Length || length < RtpLayout.RtcpHeader)
                return;
            var packet = compound[..length];
            var blocks = packet[0] & 0x1F;
            if (packet[1] == SenderReport && length >= RtpLayout.RtcpHeader + SenderInfoLength)
            {
                peerReport = BinaryPrimitives.ReadUInt32BigEndian(packet[10..]);
                peerReportAt = arrival;
                ReadBlocks(packet[(RtpLayout.RtcpHeader + SenderInfoLength)..], blocks);
            }
            else if (packet[1] == ReceiverReport)
            {
                ReadBlocks(packet[RtpLayout.RtcpHeader..], blocks);
            }

            compound = compound[length..];
        }
    }

    private static void Header(Span<byte> packet, int type, int count, int length)
    {
        packet[0] = (byte)(0x80 | count);
        packet[1] = (byte)type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)((length / 4) - 1));
    }

    private void Block(Span<byte> block, IReception reception)
    {
        BinaryPrimitives.WriteUInt32BigEndian(block, reception.Ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(block[4..], (uint)reception.TakeFractionLost() << 24 | reception.CumulativeLost);
        BinaryPrimitives.WriteUInt32BigEndian(block[8..], reception.Highest);
        BinaryPrimitives.WriteUInt32BigEndian(block[12..], reception.JitterSamples);
        var delay = peerReport == 0 ? 0 : clock.GetElapsedTime(peerReportAt).TotalSeconds * MiddlePerSecond;
        BinaryPrimitives.WriteUInt32BigEndian(block[16..], peerReport);
        BinaryPrimitives.WriteUInt32BigEndian(block[20..], (uint)delay);
    }

    private int Description(Span<byte> packet)
    {
        const int TextAt = 10;
        var end = TextAt + CanonicalName.Length + 1;
        var length = (end + 3) & ~3;
        packet[..length].Clear();
        Header(packet, SourceDescription, 1, length);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], ssrc);
        packet[8] = 1;
        packet[9] = (byte)CanonicalName.Length;
        Encoding.ASCII.GetBytes(CanonicalName, packet[TextAt..]);
        return length;
    }

    private void ReadBlocks(ReadOnlySpan<byte> blocks, int count)
    {
        for (; count > 0 && blocks.Length >= BlockLength; count--, blocks = blocks[BlockLength..])
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(blocks) != ssrc)
                continue;
            RemoteFractionLost = blocks[4] / 256.0;
            var ours = BinaryPrimitives.ReadUInt32BigEndian(blocks[16..]);
            var held = BinaryPrimitives.ReadUInt32BigEndian(blocks[20..]);
            var round = (int)(NtpInstant.Of(clock.GetUtcNow()).Middle - ours - held);
            if (ours != 0 && round >= 0)
                RoundTripMilliseconds = round / MiddlePerSecond * 1000;
        }
    }
}
