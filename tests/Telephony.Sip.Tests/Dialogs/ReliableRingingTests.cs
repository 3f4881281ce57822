namespace Telephony.Sip.Tests.Dialogs;

/// <summary>RFC 3262 as server, on a virtual clock.</summary>
public sealed class ReliableRingingTests
{
    private const string Required = "Require: 100rel";

    private static void Prack(CallRun run, uint cseq = 2, string? rack = null) =>
        run.Requested("PRACK", cseq, null, ("RAck", rack ?? run.LastResponse!.Headers.First("RSeq") + " 1 INVITE"));

    [Fact]
    public void Ring_When_CallerRequires100rel_Then_RepeatedUntilPrack()
    {
        var run = CallRun.Incoming(Required);
        run.Feed(new CallInput.Ring(null));
        run.LastResponse!.Headers.First("Require").ShouldBe("100rel");
        run.RunTo(2_000);
        run.Times("180").ShouldBe("0 500 1500");
        Prack(run);
        run.LastResponse!.Status.ShouldBe(200);
        run.RunTo(50_000);
        run.Times("180").ShouldBe("0 500 1500");
    }

    [Fact]
    public void Ring_When_CallerOnlySupports100rel_Then_Plain()
    {
        var run = CallRun.Incoming("Supported: 100rel");
        run.Feed(new CallInput.Ring(null));
        run.LastResponse!.Headers.First("RSeq").ShouldBeNull();
    }

    [Fact]
    public void Ring_When_NoPrackComes_Then_504After64T1()
    {
        var run = CallRun.Incoming(Required);
        run.Feed(new CallInput.Ring(null));
        run.RunTo(40_000);
        run.Times("180").ShouldBe("0 500 1500 3500 7500 15500 31500");
        run.Log.ShouldContain("32000 504");
        run.Times("Ended Local 504").ShouldBe("32000");
    }

    [Theory]
    [InlineData("1 1 INVITE")]
    [InlineData("many 1 INVITE")]
    [InlineData("1 INVITE")]
    [InlineData("")]
    public void Prack_When_ItNamesNoResponseOfOurs_Then_481AndRepetitionGoesOn(string rack)
    {
        var run = CallRun.Incoming(Required);
        run.Feed(new CallInput.Ring(null));
        Prack(run, rack: rack);
        run.LastResponse!.Status.ShouldBe(481);
        run.RunTo(500);
        run.Times("180").ShouldBe("0 500");
    }

    [Fact]
    public void Answer_When_EarlyMediaIsNotAcknowledged_Then_200WaitsForThePrack()
    {
        var run = CallRun.Incoming(Required);
        run.Feed(new CallInput.Ring(Offers.Answer));
        run.Feed(new CallInput.Answer(Offers.Answer));
        run.Times("200").ShouldBeEmpty();
        run.RunTo(300);
        Prack(run);
        run.Times("200").ShouldBe("300 300", "the PRACK's and the INVITE's");
        run.State.Phase.ShouldBe(CallPhase.Answered);
    }

    [Fact]
    public void Answer_When_PlainRingingIsNotAcknowledged_Then_200AtOnce()
    {
        var run = CallRun.Incoming(Required);
        run.Feed(new CallInput.Ring(null));
        run.Feed(new CallInput.Answer(Offers.Answer));
        run.Times("200").ShouldBe("0");
        run.RunTo(5_000);
        run.Times("180").ShouldBe("0", "a final response ends the repetition");
    }

    [Fact]
    public void Refresh_When_TheFirstIsAcknowledged_Then_TheNextHasTheNextNumber()
    {
        var run = CallRun.Incoming(Required);
        run.Feed(new CallInput.Ring(null));
        var first = uint.Parse(run.LastResponse!.Headers.First("RSeq")!, System.Globalization.CultureInfo.InvariantCulture);
        Prack(run);
        run.RunTo(60_000);
        run.LastResponse!.Status.ShouldBe(183);
        run.LastResponse.Headers.First("RSeq").ShouldBe((first + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
