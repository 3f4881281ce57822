using System.Buffers.Binary;

namespace Telephony.Media.Srtp;

/// <summary>Where the parts of an RTP or RTCP packet lie that SRTP has to know (RFC 3550 §5.1, §6.4). Bounds are checked, nothing is trusted.</summary>
internal static class RtpLayout
{
    public const int FixedHeader = 12;
    public const int RtcpHeader = 8;

    /// <summary>Largest packet the protection works on: an Ethernet frame's worth, rounded up for the tag.</summary>
    public const int MaxPacket = 2048;

    /// <summary>Length of header, CSRC list and extension; the rest is payload.</summary>
    public static bool TryHeaderLength(ReadOnlySpan<byte> packet, out int length)
    {
        length = 0;
        if (packet.Length < FixedHeader || packet.Length > MaxPacket || packet[0] >> 6 != 2)
            return false;
        var end = FixedHeader + 4 * (packet[0] & 0x0F);
        if ((packet[0] & 0x10) != 0)
        {
            if (end + 4 > packet.Length)
                return false;
            end += 4 + 4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(end + 2)..]);
        }

        length = end;
        return end <= packet.Length;
    }

    public static ushort Sequence(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);

    public static uint Ssrc(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);

    public static uint RtcpSsrc(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);

    /// <summary>RTCP shares the port: its packet types 192-223 read as RTP payload types 64-95 (RFC 5761 §4).</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> packet) => packet.Length > 1 && (packet[1] & 0x7F) is >= 64 and <= 95;
}
