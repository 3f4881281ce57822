using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class PhoneSignallingTests : IDisposable
{
    private readonly ManualTime clock = new();
    private readonly PhoneLines lines;
    private readonly Action<string> page = _ => { };

    public PhoneSignallingTests()
    {
        var options = new BrowserPhoneOptions { BindAddress = IPAddress.Loopback, AdvertisedAddress = IPAddress.Loopback };
        lines = new(() => options, clock, NullLogger<BrowserPhoneTransport>.Instance);
    }

    public static TheoryData<PhoneMessage> Messages =>
    [
        new PhoneMessage.Hello(1, "abc", "secret"),
        new PhoneMessage.Welcome("abc", true, false),
        new PhoneMessage.Offer(3, "v=0\r\n"),
        new PhoneMessage.Answer(3, "v=0\r\n"),
        new PhoneMessage.Refused(3, "offer", "why", false),
        new PhoneMessage.MediaChanged(false, "ConsentExpired"),
        new PhoneMessage.State("connected", true, true),
        new PhoneMessage.Statistics(1.5, 2, 3, 4, 5, 0.1, 40, null),
        new PhoneMessage.Ping(5),
        new PhoneMessage.Pong(5),
        new PhoneMessage.Bye("signedOut"),
        new PhoneMessage.Voice(true, false, "unreachable"),
        new PhoneMessage.Prefer("websocket"),
        new PhoneMessage.WayChanged("websocket", "auto", "openssl"),
        new PhoneMessage.Welcome("abc", true, false, "websocket", "no libssl", "webrtc"),
    ];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_when_written_then_read_as_the_same(PhoneMessage message)
    {
        PhoneSignalling.TryRead(PhoneSignalling.Write(message), out var read).ShouldBeTrue();

        read.ShouldBe(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"unknown\"}")]
    [InlineData("{\"type\":\"offer\",\"id\":1}")]
    [InlineData("{\"type\":\"offer\",\"id\":\"x\",\"sdp\":\"\"}")]
    [InlineData("{\"type\":\"ping\",\"at\":1e99}")]
    [InlineData("{\"type\":\"ping\",\"at\":1,\"x\":[[[[[[[]]]]]]]}")]
    public void Message_when_it_is_none_then_refused_without_a_fault(string text)
    {
        PhoneSignalling.TryRead(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void Message_when_the_type_comes_last_then_still_read()
    {
        PhoneSignalling.TryRead("""{"at":7,"type":"ping"}""", out var read).ShouldBeTrue();

        read.ShouldBe(new PhoneMessage.Ping(7));
    }

    [Fact]
    public void Hello_when_the_session_is_known_then_resumed_and_else_not()
    {
        var (line, isNew) = lines.Open("agent1");
        isNew.ShouldBeTrue();

        Welcome(line.Attach(new(1), _ => { })).ShouldBe(new PhoneMessage.Welcome(line.Session, false, false));
        Welcome(line.Attach(new(1, line.Session), _ => { })).Resumed.ShouldBeTrue();
        Welcome(line.Attach(new(1, "guessed"), _ => { })).Resumed.ShouldBeFalse();
    }

    [Fact]
    public void Line_when_a_second_page_takes_it_then_the_first_is_told_and_its_end_changes_nothing()
    {
        var (line, _) = lines.Open("agent1");
        List<string> first = [], second = [];
        Action<string> toFirst = first.Add;
        line.Reported += _ => throw new InvalidOperationException("a replaced page must not be heard");
        line.Attach(new(1), toFirst);

        line.Attach(new(1), second.Add);
        line.Receive("""{"type":"bye","reason":"signedOut"}""", toFirst).ShouldBeNull();
        line.Detach(toFirst);
        line.Push(new PhoneMessage.MediaChanged(true));

        first.ShouldBe([PhoneSignalling.Write(new PhoneMessage.Bye("replaced"))]);
        second.Count.ShouldBe(1);
        line.Unattended.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Line_when_unattended_and_without_media_then_abandoned_after_the_time_asked_for()
    {
        var (line, _) = lines.Open("agent1");
        line.Attach(new(1), page);
        line.Detach(page);
        clock.Advance(TimeSpan.FromSeconds(59));
        lines.Abandoned(TimeSpan.FromMinutes(1)).ShouldBeEmpty();

        clock.Advance(TimeSpan.FromSeconds(2));

        lines.Abandoned(TimeSpan.FromMinutes(1)).ShouldBe([line]);
        lines.Close("agent1");
        lines.Open("agent1").IsNew.ShouldBeTrue();
    }

    [Fact]
    public void Offer_when_it_cannot_be_answered_then_refused_by_its_id_with_the_reason()
    {
        var (line, _) = lines.Open("agent1");
        line.Attach(new(1), page);

        PhoneSignalling.TryRead(line.Receive(PhoneSignalling.Write(new PhoneMessage.Offer(9, "v=0")), page)!, out var reply).ShouldBeTrue();

        var refused = reply.ShouldBeOfType<PhoneMessage.Refused>();
        refused.Id.ShouldBe(9);
        refused.Code.ShouldBe("offer");
    }

    [Fact]
    public void Messages_when_they_come_in_then_answered_reported_or_refused()
    {
        var (line, _) = lines.Open("agent1");
        line.Attach(new(1), page);
        var reported = new List<PhoneMessage>();
        line.Reported += reported.Add;

        PhoneSignalling.TryRead(line.Receive("""{"type":"ping","at":3}""", page)!, out var pong).ShouldBeTrue();
        pong.ShouldBe(new PhoneMessage.Pong(3));
        line.Receive("""{"type":"state","media":"connected","muted":true,"microphone":true}""", page).ShouldBeNull();
        line.Receive("junk", page)!.ShouldContain("protocol");
        line.Receive("""{"type":"pong","at":3}""", page)!.ShouldContain("protocol");

        reported.ShouldBe([new PhoneMessage.State("connected", true, true)]);
    }

    public void Dispose() => lines.Dispose();

    private static PhoneMessage.Welcome Welcome(string text)
    {
        PhoneSignalling.TryRead(text, out var message).ShouldBeTrue();
        return message.ShouldBeOfType<PhoneMessage.Welcome>();
    }
}
