using CallCenter.Web.Features.Desk;
using CallCenter.Web.Switchboard;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class TransferLinesTests
{
    private static readonly FloorSnapshot Snapshot = Floor.Snapshot(
        [Floor.Agent(Floor.Lin, Presence.Busy, Floor.FirstCall), Floor.Agent(Floor.Chen)],
        Floor.CallIn(CallPhase.Talking, Floor.Lin),
        Floor.CallIn(CallPhase.Waiting, number: 2));

    [Fact]
    public void Lines_WithoutAText_AreQueuesThenColleagues_NeverOneself()
    {
        var lines = Find("");
        lines.Select(l => l.Key).ShouldBe(["q:install", "q:repair", "a:agent2"]);
        lines.ShouldAllBe(l => l.CanTransfer);
    }

    [Fact]
    public void Colleague_WhoIsNotFree_IsShownWithHisStateAndCannotBeChosen()
    {
        var busy = Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Busy), Floor.Agent(Floor.Chen, Presence.WrapUp)]);
        var line = Find("8002", busy).Single();
        (line.Presence, line.CanTransfer, line.CanConsult, line.Rule).ShouldBe((Presence.WrapUp, false, false, Rules.TransferTargetIsNotFree));
    }

    [Fact]
    public void Queue_TellsWaitingStaffedAndAnEstimate()
    {
        var line = Find("维修").Single();
        (line.Waiting, line.Staffed, line.CanTransfer, line.CanConsult).ShouldBe((1, 2, true, true));
        // One ahead and the customer himself, one free of two staffed, 90 s until the queue knows better.
        line.EstimatedWait.ShouldBe(TimeSpan.FromSeconds(45));
    }

    [Fact]
    public void Queue_NobodyIsSignedInFor_HasNoEstimateAndNobodyToAsk()
    {
        var empty = Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Busy), Floor.Agent(Floor.Chen, Presence.SignedOut)]);
        var line = Find("安装", empty).Single();
        (line.EstimatedWait, line.CanTransfer, line.CanConsult).ShouldBe((null, true, false));
    }

    [Theory]
    [InlineData("138 1234 8000", "n:+8613812348000")]
    [InlineData("１３８１２３４８０００", "n:+8613812348000")]
    [InlineData("95588", "n:95588")]
    public void Number_TypedInAnyForm_IsOfferedNormalised(string text, string key)
    {
        var line = Find(text).Single();
        (line.Key, line.CanTransfer).ShouldBe((key, true));
        line.Target.ShouldBeOfType<TransferTarget.ToNumber>().Trunk.ShouldBe("t");
    }

    [Fact]
    public void Number_ThatCannotBeDialled_SaysByWhichRule()
    {
        var line = Find("99999999999999").Single();
        (line.CanTransfer, line.CanConsult, line.Rule).ShouldBe((false, false, Rules.NumberIsNotDialable));
    }

    [Fact]
    public void Extension_FindsTheColleagueAndNoOutsideNumber() => Find("8002").Where(l => l.CanTransfer).Select(l => l.Key).ShouldBe(["a:agent2"]);

    [Fact]
    public void Recent_ComeFirstAndOnce_OutsideNumbersMasked()
    {
        var lines = Find("", recent: [new TransferTarget.ToNumber("+8613812348000", "1", "t"), new TransferTarget.ToAgent(Floor.Chen)]);
        lines.Select(l => l.Key).ShouldBe(["n:+8613812348000", "a:agent2", "q:install", "q:repair"]);
        lines[0].Name.ShouldBe("138****8000");
        lines[1].IsRecent.ShouldBeTrue();
    }

    [Fact]
    public void Recents_KeepTheLastThreeOfAnAgent_TheNewestFirst()
    {
        var recents = new RecentTargets();
        foreach (var n in new[] { "a", "b", "c", "a", "d" })
            recents.Note(Floor.Lin, new TransferTarget.ToQueue(new QueueId(n)));
        recents.Of(Floor.Lin).Cast<TransferTarget.ToQueue>().Select(t => t.Queue.Value).ShouldBe(["d", "a", "c"]);
        recents.Of(Floor.Chen).ShouldBeEmpty();
    }

    private static IReadOnlyList<TransferLine> Find(string text, FloorSnapshot? snapshot = null, params TransferTarget[] recent) => TransferLines.Of(
        (snapshot ?? Snapshot).State, Floor.Lin, text, recent, q => q == "repair" ? "维修" : "安装", n => new TransferTarget.ToNumber(n, "4008001000", "t"));
}
