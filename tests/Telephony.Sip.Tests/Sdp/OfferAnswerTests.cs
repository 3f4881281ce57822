namespace Telephony.Sip.Tests.Sdp;

public sealed class OfferAnswerTests
{
    private static readonly SdpLocalMedia Local = new() { Rtp = new IPEndPoint(IPAddress.Parse("192.0.2.10"), 20000), SessionId = 7 };

    [Fact]
    public void Answer_When_OfferHasVideoAndDynamicEvents_Then_AudioTakenVideoPort0AndNumberMirrored()
    {
        var outcome = Agreed(OfferAnswer.Answer(Offer("m=audio 4000 RTP/AVP 18 0 8 96", "a=rtpmap:18 G729/8000", "a=rtpmap:96 telephone-event/8000", "a=ptime:40", "m=video 4002 RTP/AVP 99"), Local));
        outcome.Remote.ShouldBe(new IPEndPoint(IPAddress.Parse("198.51.100.1"), 4000));
        outcome.Codec.ShouldBe(SdpCodec.Pcmu);
        outcome.TelephoneEvent.ShouldBe(96);
        outcome.PtimeMs.ShouldBe(40);
        outcome.LocalSdp.ShouldContain("m=audio 20000 RTP/AVP 0 96\r\n");
        outcome.LocalSdp.ShouldContain("a=rtpmap:96 telephone-event/8000\r\n");
        outcome.LocalSdp.ShouldContain("m=video 0 RTP/AVP 99\r\n");
    }

    [Theory]
    [InlineData("sendrecv", SdpDirection.SendRecv, false)]
    [InlineData("sendonly", SdpDirection.RecvOnly, true)]
    [InlineData("recvonly", SdpDirection.SendOnly, false)]
    [InlineData("inactive", SdpDirection.Inactive, true)]
    public void Answer_When_DirectionIsOffered_Then_Mirrored(string offered, SdpDirection expected, bool held)
    {
        var outcome = Agreed(OfferAnswer.Answer(Offer("m=audio 4000 RTP/AVP 8", "a=" + offered), Local));
        outcome.Direction.ShouldBe(expected);
        outcome.IsHeld.ShouldBe(held);
        outcome.LocalSdp.ShouldContain("a=" + expected.ToString().ToLowerInvariant());
    }

    [Fact]
    public void Answer_When_AddressIsZero_Then_HeldAndNothingIsSent()
    {
        var outcome = Agreed(OfferAnswer.Answer(Offer("m=audio 4000 RTP/AVP 8", "c=IN IP4 0.0.0.0"), Local));
        outcome.IsHeld.ShouldBeTrue();
        outcome.Remote.ShouldBeNull();
        outcome.Direction.HasFlag(SdpDirection.SendOnly).ShouldBeFalse();
    }

    [Fact]
    public void Answer_When_TheStreamIsTurnedOffInsideACall_Then_HeldWithPortZero()
    {
        var outcome = Agreed(OfferAnswer.Answer(Offer("m=audio 0 RTP/AVP 18 8"), Local with { MayPause = true }));
        outcome.IsHeld.ShouldBeTrue();
        (outcome.Remote, outcome.Direction, outcome.Codec).ShouldBe((null, SdpDirection.Inactive, SdpCodec.Pcma));
        outcome.LocalSdp.ShouldContain("m=audio 0 RTP/AVP 18\r\n");
    }

    [Theory]
    [InlineData("m=audio 4000 RTP/AVP 18", 488)]
    [InlineData("m=audio 4000 RTP/SAVP 8", 488)]
    [InlineData("m=audio 0 RTP/AVP 8", 488)]
    [InlineData("m=image 4000 udptl t38", 488)]
    [InlineData("m=audio 4000 RTP/AVP 0\r\na=rtpmap:0 speex/8000", 488)]
    [InlineData("m=audio 4000 RTP/AVP 8\r\nc=IN IP4 media.example.com", 488)]
    [InlineData("m=audio 70000 RTP/AVP 8", 400)]
    [InlineData("m=audio x RTP/AVP 8", 400)]
    [InlineData("m=audio 4000 RTP/AVP", 400)]
    [InlineData("nonsense", 400)]
    public void Answer_When_NothingFits_Then_Refused(string media, int status) =>
        OfferAnswer.Answer(Offer(media), Local).ShouldBeOfType<SdpOutcome.Refused>().Status.ShouldBe(status);

    [Theory]
    [InlineData("")]
    [InlineData("o=- 1 1 IN IP4 1.2.3.4\r\n")]
    public void Answer_When_VersionIsMissing_Then_400(string text) => OfferAnswer.Answer(text, Local).ShouldBeOfType<SdpOutcome.Refused>().Status.ShouldBe(400);

    [Fact]
    public void Complete_When_OwnOfferMeetsOwnAnswer_Then_BothSidesAgree()
    {
        var offer = OfferAnswer.CreateOffer(Local with { TelephoneEvent = 97, Codecs = [SdpCodec.Pcmu, SdpCodec.Pcma] });
        var answer = Agreed(OfferAnswer.Answer(offer, Local with { Rtp = new IPEndPoint(IPAddress.IPv6Loopback, 30000), Codecs = [SdpCodec.Pcma] }));
        var ours = Agreed(OfferAnswer.Complete(offer, answer.LocalSdp));
        answer.Codec.ShouldBe(SdpCodec.Pcma);
        ours.Codec.ShouldBe(SdpCodec.Pcma);
        ours.TelephoneEvent.ShouldBe(97);
        ours.Remote.ShouldBe(new IPEndPoint(IPAddress.IPv6Loopback, 30000));
        ours.Direction.ShouldBe(SdpDirection.SendRecv);
    }

    [Theory]
    [InlineData("m=audio 0 RTP/AVP 8")]
    [InlineData("m=audio 4000 RTP/AVP 18")]
    [InlineData("m=audio 4000 RTP/AVP 8\r\nm=video 1 RTP/AVP 99")]
    public void Complete_When_AnswerBreaksTheOffer_Then_488(string media) =>
        OfferAnswer.Complete(OfferAnswer.CreateOffer(Local), Offer(media)).ShouldBeOfType<SdpOutcome.Refused>().Status.ShouldBe(488);

    [Fact]
    public void Parse_When_20000Mutants_Then_NeverThrows()
    {
        var random = new Random(8866);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(Offer("m=audio 4000 RTP/AVP 18 0 8 96", "a=rtpmap:96 telephone-event/8000"));
            for (var n = random.Next(1, 6); n > 0; n--) text[random.Next(text.Length)] = (char)random.Next(0, 300);
            OfferAnswer.Answer(text.ToString(), Local).ShouldNotBeNull();
        }
    }

    private static string Offer(params string[] lines) => "v=0\r\no=- 1 1 IN IP4 198.51.100.1\r\ns=-\r\nc=IN IP4 198.51.100.1\r\nt=0 0\r\n" + string.Join("\r\n", lines) + "\r\n";

    private static SdpOutcome.Negotiated Agreed(SdpOutcome outcome) => outcome.ShouldBeOfType<SdpOutcome.Negotiated>();
}
