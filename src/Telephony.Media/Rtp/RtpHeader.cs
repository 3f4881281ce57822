using System.Buffers.Binary;

namespace Telephony.Media.Rtp;

/// <summary>The fixed header of RFC 3550 §5.1 and where the payload lies.</summary>
internal readonly record struct RtpHeader(bool Marker, byte PayloadType, ushort Sequence, uint Timestamp, uint Ssrc, int PayloadOffset, int PayloadLength)
{
    public const int FixedLength = 12;

    /// <summary>Longest packet taken or sent; fits every path MTU in use with room for SRTP.</summary>
    public const int MaximumPacket = 1400;

    /// <summary>RTCP shares the port (RFC 5761 §4): packet types 192-223 lie where RTP has marker and payload type 64-95.</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> packet) => packet.Length >= 2 && packet[0] >> 6 == 2 && packet[1] is >= 192 and <= 223;

    /// <summary>Strict: version 2, whole CSRC list and extension, plausible padding, at least one byte of payload.</summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpHeader header)
    {
        header = default;
        if (packet.Length is < FixedLength or > MaximumPacket || packet[0] >> 6 != 2)
            return false;

        var offset = FixedLength + ((packet[0] & 0x0F) * 4);
        if ((packet[0] & 0x10) != 0)
        {
            if (packet.Length < offset + 4)
                return false;
            offset += 4 + (BinaryPrimitives.ReadUInt16BigEndian(packet[(offset + 2)..]) * 4);
        }

        var length = packet.Length - offset;
        if ((packet[0] & 0x20) != 0)
        {
            if (packet[^1] == 0)
                return false;
            length -= packet[^1];
        }

        if (length < 1)
            return false;

        header = new RtpHeader(
            (packet[1] & 0x80) != 0,
            (byte)(packet[1] & 0x7F),
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[8..]),
            offset,
            length);
        return true;
    }

    /// <summary>Writes a header without CSRC, extension or padding.</summary>
    public static void Write(Span<byte> packet, bool marker, byte payloadType, ushort sequence, uint timestamp, uint ssrc)
    {
        packet[0] = 0x80;
        packet[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
    }
}
