namespace Telephony.Sip.Tests.Messages;

public sealed class UriTests
{
    // RFC 3261 §19.1.4, the examples of equivalence and of difference.
    [Theory]
    [InlineData("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp", true)]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5", true)]
    [InlineData("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;newparam=5", true)]
    [InlineData("sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com", "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com", true)]
    [InlineData("sip:alice@atlanta.com?subject=project%20x&priority=urgent", "sip:alice@atlanta.com?priority=urgent&subject=project%20x", true)]
    [InlineData("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp", false)]
    [InlineData("sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp", false)]
    [InlineData("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting", false)]
    [InlineData("sip:carol@chicago.com;security=off", "sip:carol@chicago.com;security=on", false)]
    [InlineData("sip:alice@[2001:db8::1]", "sip:alice@[2001:DB8:0::1]", true)]
    [InlineData("tel:+86-10-1234-5678", "tel:+861012345678", true)]
    [InlineData("sips:bob@biloxi.com", "sip:bob@biloxi.com", false)]
    public void Equivalence_When_Rfc3261Examples_Then_AsStated(string a, string b, bool expected) =>
        SipUriComparison.AreEquivalent(SipUri.Parse(a)!, SipUri.Parse(b)!).ShouldBe(expected);

    [Theory]
    [InlineData("sip:4008001000@127.0.0.1:5060;user=phone")]
    [InlineData("sips:a:b@[::1]:5061;lr?x=y")]
    [InlineData("tel:+8613800138000;phone-context=example.com")]
    [InlineData("http://www.example.com/a")]
    public void Parse_When_Valid_Then_WritesItselfBack(string text) => SipUri.Parse(text)!.ToString().ShouldBe(text);

    [Theory]
    [InlineData("sip:")]
    [InlineData("sip:@host")]
    [InlineData("sip:user@")]
    [InlineData("sip:user@host:99999")]
    [InlineData("sip:user@host:")]
    [InlineData("sip:us er@host")]
    [InlineData("sip:user%4@host")]
    [InlineData("sip:user@[::1")]
    [InlineData("sip:user@host;=x")]
    [InlineData("tel:")]
    [InlineData("tel:abcx")]
    [InlineData(":x")]
    [InlineData("1sip:x")]
    public void Parse_When_Invalid_Then_Null(string text) => SipUri.Parse(text).ShouldBeNull();
}
