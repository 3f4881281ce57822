namespace Telephony.Sip.Tests.Dialogs;

/// <summary>Who calls: RFC 3323, 3325, 5806, 7044, 3966.</summary>
public sealed class CallerIdentityTests
{
    [Theory]
    [InlineData("P-Asserted-Identity: \"Li\" <sip:+8613800138000@trunk.example>", "+8613800138000")]
    [InlineData("P-Asserted-Identity: <sip:lei@trunk.example>, <tel:+86-138-0013-8000>", "+8613800138000")]
    [InlineData("P-Asserted-Identity: <sip:lei@trunk.example>\nP-Asserted-Identity: tel:+8613800138000", "+8613800138000")]
    [InlineData("P-Asserted-Identity: <sip:+86-532-8888(9999)@trunk.example;user=phone>", "+8653288889999")]
    [InlineData("P-Asserted-Identity: <sip:13800138000;npdi@trunk.example>", "13800138000")]
    [InlineData("P-Asserted-Identity: <sip:trunk.example>", null)]
    [InlineData("P-Asserted-Identity: \"broken <sip:1@trunk.example>", null)]
    public void Asserted_When_TheTrunkSaysIt_Then_TheNumber(string header, string? number)
    {
        Call(header).AssertedIdentity.ShouldBe(number);
        Call(header, trusted: false).AssertedIdentity.ShouldBeNull();
    }

    [Theory]
    [InlineData("Diversion: <sip:4008001000@a>;reason=unconditional, <sip:1@b>", "4008001000")]
    [InlineData("Diversion: <tel:+86-400>;privacy=full", null)]
    [InlineData("History-Info: <sip:4008001000@a?Reason=SIP%3Bcause%3D302>;index=1, <sip:2@b>;index=1.1", "4008001000")]
    [InlineData("History-Info: <sip:4008001000@a?Privacy=history>;index=1, <sip:2@b>;index=1.1", null)]
    [InlineData("History-Info: <sip:2@b>;index=1", null)]
    public void Diverted_When_TheTrunkSaysIt_Then_WhoForwarded(string header, string? number)
    {
        Call(header).DivertedFrom.ShouldBe(number);
        Call(header, trusted: false).DivertedFrom.ShouldBeNull();
    }

    [Theory]
    [InlineData("Privacy: id", "alice@example.net", true)]
    [InlineData("Privacy: header;id;critical", "alice@example.net", true)]
    [InlineData("Privacy: user", "alice@example.net", true)]
    [InlineData("Privacy: none", "alice@example.net", false)]
    [InlineData("Subject: x", "alice@example.net", false)]
    [InlineData("Subject: x", "anonymous@anonymous.invalid", true)]
    [InlineData("Subject: x", "Anonymous@gateway.example", true)]
    [InlineData("P-Asserted-Identity: <tel:+8613800138000>", "anonymous@anonymous.invalid", false)]
    [InlineData("P-Asserted-Identity: <tel:+8613800138000>\nPrivacy: id", "anonymous@anonymous.invalid", true)]
    public void Withheld_When_TheCallerWantsIt_Then_Said(string header, string from, bool withheld) => Call(header, from: from).IsWithheld.ShouldBe(withheld);

    [Fact]
    public void Anonymous_When_AStrangerAssertsANumber_Then_StaysWithheld() =>
        Call("P-Asserted-Identity: <tel:110>", trusted: false, from: "anonymous@anonymous.invalid").IsWithheld.ShouldBeTrue();

    [Fact]
    public void Strip_When_TheSenderIsNotTrusted_Then_NothingAssertedIsLeft()
    {
        var invite = Wire.Request(Wire.Simple("INVITE", extra: "P-Asserted-Identity: <tel:1>\nP-Preferred-Identity: <tel:1>\nRemote-Party-ID: <sip:1@a>\nDiversion: <tel:1>\nHistory-Info: <sip:1@a>;index=1\nPrivacy: id\nX-Keep: 1"));
        CallerIdentity.Strip(invite);
        invite.Headers.Count.ShouldBe(Wire.Request(Wire.Simple("INVITE", extra: "Privacy: id\nX-Keep: 1")).Headers.Count);
    }

    [Theory]
    [InlineData("tel:+86-138-0013-8000", "+8613800138000")]
    [InlineData("tel:13800138000;phone-context=+86", "13800138000")]
    [InlineData("sip:+86(532)8888.9999@a", "+8653288889999")]
    [InlineData("sip:8001@a", "8001")]
    [InlineData("sip:anna-lena@a", "anna-lena")]
    [InlineData("sip:*69@a", "*69")]
    [InlineData("sip:a%20b@a", "a b")]
    public void User_When_ItIsANumber_Then_WithoutSeparatorsAndParameters(string uri, string user) => PhoneNumbers.UserOf(SipUri.Parse(uri)!).ShouldBe(user);

    [Fact]
    public void Call_When_EverythingIsATelUri_Then_NumbersComeOut()
    {
        var invite = Wire.Request("INVITE tel:4008001000 SIP/2.0\nVia: SIP/2.0/UDP 127.0.0.1:5999;branch=z9hG4bKa1\nMax-Forwards: 70\nFrom: <tel:+86-138-0013-8000>;tag=f1\nTo: <tel:4008001000>\nCall-ID: c1\nCSeq: 1 INVITE\nContact: <sip:gw@127.0.0.1:5999>\nContent-Length: 0\n");
        var call = Describe(invite, trusted: true);
        (call.CalledUser, call.FromUser).ShouldBe(("4008001000", "+8613800138000"));
    }

    private static SipIncomingCall Call(string headers, bool trusted = true, string from = "alice@example.net") => Describe(Wire.Request(Wire.Simple("INVITE", extra: headers, from: from)), trusted);

    private static SipIncomingCall Describe(SipRequest invite, bool trusted) =>
        IncomingCalls.Describe(SipLegId.New(TimeProvider.System), invite, new SipFlow(SipTransportProtocol.Udp, new IPEndPoint(IPAddress.Loopback, 5999), null, null), null, trusted, 0);
}
