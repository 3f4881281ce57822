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

    [Fact]
    public void Frames_when_the_page_was_blocked_for_longer_than_half_the_numbers_then_they_flow_again()
    {
        ushort last = 0;
        for (uint i = 0; i < 40_000; i++)
        {
            Put(i);
            last = Take()?.Sequence ?? last;
        }

        for (uint i = 0; i < 100; i++)
        {
            outbox.OnReceived(Voice.Header((ushort)(i + 1), acknowledged: last));
            var next = Take().ShouldNotBeNull($"frame {i} after the stall");
            ((short)(next.Sequence - last)).ShouldBePositive("a newer frame may not look older to the page");
            last = next.Sequence;
            Put(40_000 + i);
        }
    }

    [Fact]
    public void Frames_that_gave_way_then_take_no_room_in_the_window()
    {
        for (uint i = 0; i < 200; i++)
            Put(i);
        var first = Take()!.Value.Sequence;
        for (uint i = 0; i < VoiceOutbox.Window - 1; i++)
        {
            Put(200 + i);
            Take().ShouldNotBeNull($"only {i + 1} frames are under way");
        }

        Put(300);
        Take().ShouldBeNull();
        outbox.OnReceived(Voice.Header(1, acknowledged: first));
        Take().ShouldNotBeNull();
        Put(301);
        Take().ShouldBeNull("one was acknowledged, and one went");
    }

    [Fact]
    public void Acknowledgement_when_repeated_then_it_opens_nothing_more()
    {
        for (uint i = 0; i < 100; i++)
        {
            Put(i);
            Take();
        }

        for (var i = 0; i < 3; i++)
            outbox.OnReceived(Voice.Header(1, acknowledged: 1));

        Take().ShouldNotBeNull();
        Take().ShouldBeNull();
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
