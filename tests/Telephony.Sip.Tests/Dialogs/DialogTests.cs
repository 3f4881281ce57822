namespace Telephony.Sip.Tests.Dialogs;

public sealed class DialogTests
{
    [Fact]
    public void Request_When_RouteIsLoose_Then_TargetInUriAndRoutesInOrder()
    {
        var invite = Wire.Request(Wire.Simple("INVITE", extra: "Record-Route: <sip:p2;lr>, <sip:p1;lr>"));
        var (bye, next) = Dialog.OfInvite(invite, "ours").Request("BYE", SipUri.Sip(null, "h"));
        bye.RequestUri.ShouldBe("sip:alice@127.0.0.1:5999");
        bye.Headers.List("Route").ShouldBe(["<sip:p2;lr>", "<sip:p1;lr>"]);
        bye.FromTag.ShouldBe("ours");
        bye.ToTag.ShouldBe("f1");
        next.LocalCSeq.ShouldBe(1u);
    }

    [Fact]
    public void Request_When_RouteIsStrict_Then_RouteInUriAndTargetLast()
    {
        var invite = Wire.Request(Wire.Simple("INVITE", extra: "Record-Route: <sip:strict>, <sip:p1;lr>"));
        var (bye, _) = Dialog.OfInvite(invite, "ours").Request("BYE", SipUri.Sip(null, "h"));
        bye.RequestUri.ShouldBe("sip:strict");
        bye.Headers.List("Route").ShouldBe(["<sip:p1;lr>", "<sip:alice@127.0.0.1:5999>"]);
    }

    [Fact]
    public void Established_When_ClientDialog_Then_RouteSetIsReversed()
    {
        var run = CallRun.Outgoing();
        var response = Wire.Reply(run.State.Invite, 200, "theirs");
        response.Headers.Add("Record-Route", "<sip:far;lr>").Add("Record-Route", "<sip:near;lr>").Add("Contact", "<sip:bob@192.0.2.7:5080>");
        var ack = run.State.Dialog.Established(response).Ack(1);
        ack.Headers.List("Route").ShouldBe(["<sip:near;lr>", "<sip:far;lr>"]);
        ack.RequestUri.ShouldBe("sip:bob@192.0.2.7:5080");
        ack.CSeq.ShouldBe(new CSeq(1, "ACK"));
    }

    [Fact]
    public void Ack_When_ForFailure_Then_SameBranchAndToOfResponse()
    {
        var invite = Wire.Request(Wire.Simple("INVITE", extra: "Route: <sip:p;lr>"));
        var ack = HopByHop.Ack(invite, Wire.Reply(invite, 486, "theirs"));
        ack.TopVia!.Branch.ShouldBe(invite.TopVia!.Branch);
        ack.ToTag.ShouldBe("theirs");
        ack.Headers.First("Route").ShouldBe("<sip:p;lr>");
    }
}
