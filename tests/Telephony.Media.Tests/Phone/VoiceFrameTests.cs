using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class VoiceFrameTests
{
    [Theory]
    [InlineData((int)VoiceFrameKind.KeepAlive, 0)]
    [InlineData((int)VoiceFrameKind.Pcmu, 160)]
    [InlineData((int)VoiceFrameKind.Pcma, 160)]
    [InlineData((int)VoiceFrameKind.Event, 4)]
    public void Frame_when_written_then_read_as_the_same(int kind, int payload)
    {
        var message = new byte[VoiceFrame.HeaderLength + payload];
        var frame = new VoiceFrame((VoiceFrameKind)kind, true, 65_535, 4_000_000_000, 17);

        frame.Write(message);

        VoiceFrame.TryRead(message, out var read).ShouldBeTrue();
        read.ShouldBe(frame);
        (frame with { Acknowledged = null }).Write(message);
        VoiceFrame.TryRead(message, out read).ShouldBeTrue();
        read.Acknowledged.ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 0x21)] // a version to come
    [InlineData(0, 0x14)] // a kind that is none
    [InlineData(1, 0x04)] // a flag that is none
    [InlineData(1, 0x80)]
    public void Frame_when_a_field_is_unknown_then_refused(int at, byte value)
    {
        var message = Voice.Frame(1);
        message[at] = value;

        VoiceFrame.TryRead(message, out _).ShouldBeFalse();
    }

    [Fact]
    public void Frame_when_its_length_is_not_that_of_its_kind_then_refused()
    {
        for (var length = 0; length < 400; length++)
        {
            var message = Voice.Frame(1).Concat(new byte[400]).Take(length).ToArray();
            VoiceFrame.TryRead(message, out _).ShouldBe(length == VoiceFrame.HeaderLength + VoiceFrame.FrameSamples, $"{length} bytes");
        }
    }
}
