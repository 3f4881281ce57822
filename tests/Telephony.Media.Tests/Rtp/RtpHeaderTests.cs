using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Rtp;

public sealed class RtpHeaderTests
{
    private static byte[] Good => [0x80, 0x80, 0x12, 0x34, 0, 0, 1, 0, 0xDE, 0xAD, 0xBE, 0xEF, 1, 2, 3, 4];

    [Fact]
    public void A_whole_packet_is_read()
    {
        RtpHeader.TryParse(Good, out var header).ShouldBeTrue();
        header.ShouldBe(new RtpHeader(true, 0, 0x1234, 256, 0xDEADBEEF, 12, 4));
    }

    [Fact]
    public void Sources_extension_and_padding_are_not_payload()
    {
        byte[] packet = [0xB1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9, 9, 9, 9, 0, 0, 0, 1, 7, 7, 7, 7, 5, 6, 0, 2];
        RtpHeader.TryParse(packet, out var header).ShouldBeTrue();
        (header.PayloadOffset, header.PayloadLength).ShouldBe((24, 2));
    }

    [Theory]
    [InlineData(0, 0x40)]
    [InlineData(0, 0x00)]
    [InlineData(0, 0xC0)]
    [InlineData(0, 0x81)]
    [InlineData(0, 0x8F)]
    [InlineData(0, 0x90)]
    public void A_wrong_first_byte_is_refused(int at, byte value)
    {
        var packet = Good;
        packet[at] = value;
        RtpHeader.TryParse(packet, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(255)]
    public void Implausible_padding_is_refused(byte padding)
    {
        byte[] packet = [0xA0, .. Good.AsSpan(1, 14), padding];
        RtpHeader.TryParse(packet, out _).ShouldBeFalse();
    }

    [Fact]
    public void Every_truncation_and_random_bytes_never_reach_outside()
    {
        var random = new Random(3);
        for (var i = 0; i < 200_000; i++)
        {
            var packet = new byte[random.Next(0, 60)];
            random.NextBytes(packet);
            if (packet.Length > 0)
                packet[0] = (byte)((packet[0] & 0x3F) | 0x80);
            if (RtpHeader.TryParse(packet, out var header))
                (header.PayloadOffset + header.PayloadLength).ShouldBeLessThanOrEqualTo(packet.Length);
        }
    }

    [Fact]
    public void Rtcp_on_the_same_port_is_told_apart()
    {
        RtpHeader.IsRtcp([0x81, 200, 0, 6]).ShouldBeTrue();
        RtpHeader.IsRtcp(Good).ShouldBeFalse();
        RtpHeader.IsRtcp([0x80, 0x80 | 101]).ShouldBeFalse();
    }
}
