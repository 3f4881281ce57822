using Shouldly;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Rtp;

public sealed class DigitReceiverTests
{
    private readonly DigitReceiver _sut = new();

    [Fact]
    public void Three_end_packets_are_one_digit()
    {
        Accept(7, false, 160, 1000).ShouldBeNull();
        Accept(7, false, 320, 1000).ShouldBeNull();
        Accept(7, true, 480, 1000).ShouldBe(('7', 60));
        Accept(7, true, 480, 1000).ShouldBeNull();
        Accept(7, true, 480, 1000).ShouldBeNull();
    }

    [Fact]
    public void The_same_key_twice_is_two_digits()
    {
        Accept(1, true, 800, 1000).ShouldBe(('1', 100));
        Accept(1, true, 800, 3000).ShouldBe(('1', 100));
    }

    [Fact]
    public void Lost_ends_are_made_up_for_by_the_next_digit_or_by_time()
    {
        Accept(10, false, 160, 1000, arrival: 0).ShouldBeNull();
        Accept(11, false, 160, 5000, arrival: 400).ShouldBe(('*', 20));
        _sut.Expire(450, 150).ShouldBeNull();
        _sut.Expire(600, 150).ShouldBe(('#', 20));
        _sut.Expire(900, 150).ShouldBeNull();
    }

    [Fact]
    public void A_late_packet_of_an_older_digit_changes_nothing()
    {
        Accept(1, true, 800, 1000).ShouldBe(('1', 100));
        Accept(2, true, 800, 3000).ShouldBe(('2', 100));
        Accept(1, true, 800, 1000).ShouldBeNull();
    }

    [Theory]
    [InlineData(new byte[] { 16, 0, 0, 0 })]
    [InlineData(new byte[] { 5, 0, 0 })]
    [InlineData(new byte[0])]
    public void What_is_no_digit_is_refused(byte[] payload) => TelephoneEvent.TryParse(payload, out _).ShouldBeFalse();

    private (char Digit, int DurationMs)? Accept(byte code, bool end, ushort duration, uint timestamp, long arrival = 0) =>
        _sut.Accept(new TelephoneEvent(code, end, duration), timestamp, arrival);
}
