using System.Buffers.Binary;

namespace Telephony.Media.Tests.Phone;

/// <summary>Plain RTP and RTCP packets for the tests.</summary>
internal static class RtpPackets
{
    public const int Payload = 160;

    public static byte[] Create(uint ssrc, ushort sequence, uint timestamp = 0, int payload = Payload)
    {
        var packet = new byte[12 + payload];
        packet[0] = 0x80;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        for (var i = 12; i < packet.Length; i++)
            packet[i] = (byte)(i + sequence);
        return packet;
    }

    public static byte[] ReceiverReport(uint ssrc)
    {
        var packet = new byte[8];
        packet[0] = 0x80;
        packet[1] = 201;
        packet[3] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), ssrc);
        return packet;
    }
}
