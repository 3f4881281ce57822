namespace Telephony.Sip.Tests.Transactions;

public sealed class MatchingTests
{
    [Fact]
    public void Key_When_AckHasSameBranch_Then_MatchesInvite() =>
        TransactionKey.OfRequest(Wire.Request(Wire.Simple("ACK"))).ShouldBe(TransactionKey.OfRequest(Wire.Request(Wire.Simple("INVITE"))));

    [Fact]
    public void Key_When_Cancel_Then_OwnTransactionButFindsInvite()
    {
        var cancel = Wire.Request(Wire.Simple("CANCEL"));
        var invite = TransactionKey.OfRequest(Wire.Request(Wire.Simple("INVITE")));
        TransactionKey.OfRequest(cancel).ShouldNotBe(invite);
        TransactionKey.OfCancelled(cancel).ShouldBe(invite);
    }

    [Fact]
    public void Key_When_SentByDiffers_Then_OtherTransaction()
    {
        var other = Wire.Simple("INVITE").Replace("127.0.0.1:5999;branch", "127.0.0.1:6000;branch", StringComparison.Ordinal);
        TransactionKey.OfRequest(Wire.Request(other)).ShouldNotBe(TransactionKey.OfRequest(Wire.Request(Wire.Simple("INVITE"))));
    }

    [Fact]
    public void Key_When_NoMagicCookie_Then_Rfc2543RulesMatchAckWithToTag()
    {
        var invite = TransactionKey.OfRequest(Wire.Request(Wire.Simple("INVITE", branch: "old")));
        TransactionKey.OfRequest(Wire.Request(Wire.Simple("ACK", branch: "old", toTag: "ours"))).ShouldBe(invite);
        TransactionKey.OfRequest(Wire.Request(Wire.Simple("INVITE", branch: "old", cseq: 2))).ShouldNotBe(invite);
        TransactionKey.OfRequest(Wire.Request(Wire.Simple("INVITE", branch: "old", callId: "c2"))).ShouldNotBe(invite);
    }

    [Fact]
    public void Key_When_Response_Then_BranchAndMethodFindClient() =>
        TransactionKey.OfResponse(Wire.Reply(Wire.Request(Wire.Simple("OPTIONS")), 200)).ShouldBe(TransactionKey.Client("z9hG4bKa1", "OPTIONS"));

    [Theory]
    [InlineData("Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKx;rport", "SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKx;rport=7777;received=192.0.2.9")]
    [InlineData("Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKx", "SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKx")]
    [InlineData("Via: SIP/2.0/UDP pbx.example.com;branch=z9hG4bKx", "SIP/2.0/UDP pbx.example.com;branch=z9hG4bKx;received=192.0.2.9")]
    public void Via_When_SourceIsKnown_Then_ReceivedAndRportAreFilled(string line, string expected)
    {
        Via.TryParse(line.AsSpan(5), out var via).ShouldBeTrue();
        via.WithSource(new IPEndPoint(IPAddress.Parse("192.0.2.9"), 7777)).ToString().ShouldBe(expected);
    }
}
