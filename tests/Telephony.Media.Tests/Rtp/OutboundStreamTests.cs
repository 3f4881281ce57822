using System.Buffers.Binary;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Rtp;

/// <summary>Numbering on a clock that the test moves.</summary>
public sealed class OutboundStreamTests
{
    private readonly ManualClock _clock = new();
    private readonly RecordingTransport _wire = new();
    private readonly OutboundStream _sut;

    public OutboundStreamTests() => _sut = new OutboundStream(_wire, 42, 65_530, uint.MaxValue - 300, _clock) { Format = LegFormat.Pcma };

    [Fact]
    public void Loss_and_order_of_a_speaker_are_kept_through_both_wraps()
    {
        var speaker = new object();
        _sut.Peer = speaker;
        foreach (var i in (int[])[0, 1, 4, 3, 5, 20])
            Say(speaker, (ushort)(65_533 + i), (uint)i * 160);

        _wire.Sent.Select(p => p.Sequence).ShouldBe(((int[])[0, 1, 4, 3, 5, 20]).Select(i => (ushort)(65_530 + i)));
        _wire.Sent.Select(p => unchecked(p.Timestamp - (uint.MaxValue - 300))).ShouldBe(((int[])[0, 1, 4, 3, 5, 20]).Select(i => (uint)i * 160));
        _wire.Sent.Select(p => p.Marker).ShouldBe([true, false, false, false, false, false]);
    }

    [Fact]
    public void A_pause_between_speakers_advances_the_timestamp_by_the_elapsed_time()
    {
        var (first, second) = (new object(), new object());
        _sut.Peer = first;
        Say(first, 100, 5000);
        _clock.Advance(TimeSpan.FromSeconds(2));
        _sut.Peer = second;
        Say(second, 7, 123_456);

        (_wire.Sent[1].Timestamp - _wire.Sent[0].Timestamp).ShouldBe(16_000u);
        _wire.Sent[1].Sequence.ShouldBe((ushort)(_wire.Sent[0].Sequence + 1));
        _wire.Sent[1].Marker.ShouldBeTrue();
    }

    [Fact]
    public void Many_hasty_switches_do_not_add_up_to_delay()
    {
        object[] speakers = [new(), new()];
        for (var i = 0; i < 500; i++)
        {
            _sut.Peer = speakers[i % 2];
            Say(speakers[i % 2], (ushort)(i * 31), (uint)i * 99_999);
            _clock.Advance(TimeSpan.FromMilliseconds(i % 2 == 0 ? 13 : 27));
        }

        var byStream = (_wire.Sent[^1].Timestamp - _wire.Sent[0].Timestamp) / 8;
        ((int)byStream).ShouldBeInRange(9900, 10_020);
        _wire.Sent.Zip(_wire.Sent.Skip(1)).ShouldAllBe(p => (int)(p.Second.Timestamp - p.First.Timestamp) >= 160);
    }

    [Fact]
    public void A_packet_that_the_new_speaker_sent_before_the_switch_is_dropped()
    {
        var (first, second) = (new object(), new object());
        _sut.Peer = first;
        Say(first, 1, 0);
        _sut.Peer = second;
        Say(second, 500, 80_000);
        Say(second, 499, 79_840);
        Say(second, 501, 80_160);
        _wire.Sent.Select(p => (ushort)(p.Sequence - _wire.Sent[0].Sequence)).ShouldBe([(ushort)0, (ushort)1, (ushort)2]);
    }

    [Fact]
    public void Only_the_one_whose_turn_it_is_gets_through()
    {
        var (peer, stranger) = (new object(), new object());
        _sut.Peer = peer;
        Say(stranger, 1, 0);
        _wire.Sent.ShouldBeEmpty();
        _sut.BeginDigit(stranger);
        Say(peer, 1, 0);
        _wire.Sent.ShouldBeEmpty();
        _sut.EndDigit();
        Say(peer, 2, 160);
        _wire.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public void What_was_held_back_does_not_look_like_loss()
    {
        var speaker = new object();
        _sut.Peer = speaker;
        for (ushort i = 0; i < 150; i++, _clock.Advance(TimeSpan.FromMilliseconds(20)))
        {
            _sut.Format = LegFormat.Pcma with { Direction = i is >= 20 and < 120 ? MediaDirection.ReceiveOnly : MediaDirection.SendReceive };
            Say(speaker, i, i * 160u);
        }

        _wire.Sent.Count.ShouldBe(50);
        _wire.Sent.Zip(_wire.Sent.Skip(1)).ShouldAllBe(p => (ushort)(p.Second.Sequence - p.First.Sequence) == 1);
        (_wire.Sent[20].Timestamp - _wire.Sent[19].Timestamp).ShouldBe(101u * 160);
        _wire.Sent[20].Marker.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    public void An_event_keeps_its_timestamp_when_the_stream_is_anchored_anew_in_the_middle_of_it(int epoch)
    {
        var (speaker, another) = (new object(), new object());
        _sut.Format = LegFormat.Pcma with { TelephoneEventPayloadType = 101 };
        _sut.Peer = speaker;
        Say(speaker, 10, 1_600);
        Press(1, 11, 1_760, 160);
        _clock.Advance(TimeSpan.FromMilliseconds(700));
        // A stall begins a new time line of the speaker; or somebody else is heard for a moment.
        if (epoch == 1)
        {
            _sut.Peer = another;
            Say(another, 1, 0);
            _sut.Peer = speaker;
        }

        Press(epoch, 12, 1_760, 320);
        Press(epoch, 13, 1_760, 480);
        Press(epoch, 14, 9_999, 160);

        var keys = _wire.Sent.Where(p => p.PayloadType == 101).ToList();
        keys.Select(p => p.Timestamp).Distinct().Count().ShouldBe(2, "two keys were pressed");
        keys.Take(3).Select(p => p.Timestamp).Distinct().ShouldHaveSingleItem();
        keys.Take(3).Select(p => p.Marker).ShouldBe([false, false, false]);
        keys.Zip(keys.Skip(1)).ShouldAllBe(p => (short)(p.Second.Sequence - p.First.Sequence) > 0);

        void Press(int line, ushort sequence, uint timestamp, ushort duration)
        {
            var payload = new byte[TelephoneEvent.Length];
            new TelephoneEvent(5, false, duration).Write(payload);
            _sut.SendEvent(speaker, new MediaFrame(line, sequence, timestamp, G711Codec.Pcma, payload, _clock.GetTimestamp()), duration);
        }
    }

    private void Say(object speaker, ushort sequence, uint timestamp) =>
        _sut.SendAudio(speaker, new MediaFrame(1, sequence, timestamp, G711Codec.Pcma, new byte[160], _clock.GetTimestamp()));

    private sealed class RecordingTransport : IRtpTransport
    {
        public List<(ushort Sequence, uint Timestamp, bool Marker, int PayloadType)> Sent { get; } = [];

        public void Start(IRtpReceiver receiver)
        {
        }

        public void Send(ReadOnlySpan<byte> packet) => Sent.Add((
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
            (packet[1] & 0x80) != 0,
            packet[1] & 0x7f));

        public void Dispose()
        {
        }
    }
}
