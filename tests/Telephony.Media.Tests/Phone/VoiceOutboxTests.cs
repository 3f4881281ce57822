using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class VoiceOutboxTests
{
    private readonly byte[] message = new byte[VoiceOutbox.MaxLength];
    private readonly VoiceOutbox outbox;
    private int wakes;

    public VoiceOutboxTests() => outbox = new(() => wakes++);

    [Fact]
    public void Frames_when_put_then_taken_in_order_and_the_pump_is_woken()
    {
        Put(1);
        Put(2);

        wakes.ShouldBe(2);
        Take()!.Value.Timestamp.ShouldBe(160u);
        Take()!.Value.Timestamp.ShouldBe(320u);
        Take().ShouldBeNull();
    }

    [Fact]
    public void Frames_when_nobody_takes_them_then_the_oldest_give_way_and_the_page_sees_the_gap()
    {
        for (uint i = 0; i < 25; i++)
            Put(i);

        outbox.Dropped.ShouldBe(25 - VoiceOutbox.Capacity);
        var first = Take()!.Value;
        first.Timestamp.ShouldBe(15u * 160);
        first.Sequence.ShouldBe((ushort)16, "those dropped are counted");
    }

    [Fact]
    public void Frames_when_the_page_acknowledges_nothing_then_only_the_window_is_sent()
    {
        var sent = 0;
        for (uint i = 0; i < 200; i++)
        {
            Put(i);
            sent += Take() is null ? 0 : 1;
        }

        sent.ShouldBe(VoiceOutbox.Window);
        outbox.Stalled.ShouldBe(1);
        wakes = 0;
        outbox.OnReceived(Voice.Header(1, acknowledged: (ushort)VoiceOutbox.Window));
        wakes.ShouldBe(1);
        Take().ShouldNotBeNull();
    }

    [Fact]
    public void Acknowledgement_when_of_a_frame_never_sent_then_it_opens_nothing()
    {
        for (uint i = 0; i < 100; i++)
        {
            Put(i);
            Take();
        }

        outbox.OnReceived(Voice.Header(1, acknowledged: 5_000));

        Take().ShouldBeNull();
    }

    [Fact]
    public void Frame_when_sent_then_it_carries_the_newest_acknowledgement()
    {
        Put(1);
        outbox.OnReceived(Voice.Header(7));
        outbox.OnReceived(Voice.Header(8));

        Take()!.Value.Acknowledged.ShouldBe((ushort)8);
    }

    private void Put(uint frame) => outbox.Put(VoiceFrameKind.Pcmu, false, frame * 160, new byte[160]);

    private VoiceFrame? Take()
    {
        if (!outbox.TryTake(message, out var length))
            return null;
        VoiceFrame.TryRead(message.AsSpan(0, length), out var frame).ShouldBeTrue();
        return frame;
    }
}
