using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class PhoneOfferTests
{
    [Fact]
    public void Offer_when_complete_then_pcmu_first_and_events_at_8000()
    {
        var offer = PhoneOffer.Parse(Offers.Create());

        offer.Format.ShouldBe(new PhoneFormat(PhoneCodec.Pcmu, 0, 126));
        offer.Mid.ShouldBe("0");
        offer.IsBundled.ShouldBeTrue();
        offer.UserFragment.ShouldBe(StunChecks.Fragment);
    }

    [Fact]
    public void Offer_when_only_alaw_then_pcma()
    {
        PhoneOffer.Parse(Offers.Create().Replace("SAVPF 0 8 110 126", "SAVPF 8", StringComparison.Ordinal)).Format
            .ShouldBe(new PhoneFormat(PhoneCodec.Pcma, 8, null));
    }

    [Theory]
    [InlineData("a=rtcp-mux", "a=x", "rtcp-mux")]
    [InlineData("a=setup:actpass", "a=setup:passive", "setup")]
    [InlineData("a=sendrecv", "a=recvonly", "recvonly")]
    [InlineData("a=ice-ufrag:page", "a=ice-ufrag:p", "ice-ufrag")]
    [InlineData("a=ice-pwd:", "a=ice-pwd:%", "ice-pwd")]
    [InlineData("fingerprint:sha-256", "fingerprint:sha-1", "fingerprint")]
    [InlineData("a=mid:0", "a=mid:<script>", "mid")]
    [InlineData("m=audio", "m=video", "m=audio")]
    [InlineData("SAVPF 0 8", "SAVPF 9", "PCMU")]
    [InlineData("UDP/TLS/RTP/SAVPF", "RTP/AVP", "SAVPF")]
    [InlineData("SAVPF 0", "SAVPF 999", "payload type")]
    [InlineData("v=0", "v=1", "v=0")]
    [InlineData("o=- 77 2 IN IP4 127.0.0.1", "o=nonsense", "o=")]
    [InlineData("s=-", "hello world", "line 3")]
    public void Offer_when_something_is_wrong_then_the_refusal_names_it(string right, string wrong, string named)
    {
        var broken = Offers.Create().Replace(right, wrong, StringComparison.Ordinal);

        Should.Throw<PhoneOfferException>(() => PhoneOffer.Parse(broken)).Message.ShouldContain(named);
    }

    [Fact]
    public void Offer_when_endless_then_refused()
    {
        Should.Throw<PhoneOfferException>(() => PhoneOffer.Parse(Offers.Create() + new string('a', SdpReader.MaxLength)));
        Should.Throw<PhoneOfferException>(() => PhoneOffer.Parse(Offers.Create() + string.Concat(Enumerable.Repeat("a=x\r\n", 700))));
        Should.Throw<PhoneOfferException>(() => PhoneOffer.Parse(Offers.Create() + string.Concat(Enumerable.Repeat("m=video 9 x 0\r\n", 20))));
    }

    [Fact]
    public void Fuzz_when_offers_are_mutated_then_answered_or_refused_by_name()
    {
        var random = new Random(8829);
        var good = Offers.Create();
        for (var i = 0; i < 20_000; i++)
        {
            var mutated = good.ToCharArray();
            for (var n = random.Next(1, 10); n > 0; n--)
                mutated[random.Next(mutated.Length)] = (char)random.Next(1, 300);
            try
            {
                PhoneOffer.Parse(new string(mutated)).Format.AudioPayloadType.ShouldBeLessThan((byte)128);
            }
            catch (PhoneOfferException refused)
            {
                refused.Message.ShouldNotBeEmpty();
            }
        }
    }
}
