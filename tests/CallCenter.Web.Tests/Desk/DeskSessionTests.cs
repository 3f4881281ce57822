using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.ScreenPop;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class DeskSessionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_NeverMakesReady()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.DeskAsync(Floor.Lin);

        desk.View.Presence.ShouldBe(Presence.NotReady);
        desk.View.Reason.ShouldBe(NotReadyReasons.SignedIn);
        desk.SignedInNow.ShouldBeTrue();
    }

    [Fact]
    public async Task Ready_WithoutADevice_IsRefusedByName()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.DeskAsync(Floor.Lin);

        (await desk.ChooseAsync(new PresenceChoice(Presence.Ready, null, null), Ct)).ShouldBeFalse();
        desk.Refused!.Rule.ShouldBe(Rules.ReadyNeedsADevice);
        desk.View.Presence.ShouldBe(Presence.NotReady);
    }

    [Fact]
    public async Task Call_FromRingToWrapUp_GoesThroughTheDesk()
    {
        await using var floor = await TestFloor.OpenAsync();
        var customer = await floor.CustomerAsync("周敏", "13812348000");
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        using var desk = await floor.ReadyDeskAsync(Floor.Lin, clock);

        var call = await floor.RingAsync(desk, "13812348000");
        desk.Pop!.State.ShouldBe(PopState.Ready);
        desk.Draft!.Customer.ShouldBe(customer.Id);
        (await desk.AnswerAsync(Ct)).ShouldBeTrue();
        desk.View.Talks.ShouldBeTrue();
        (await desk.HoldOrResumeAsync(Ct)).ShouldBeTrue();
        desk.View.Line.ShouldBe(LineTexture.Hold);
        (await desk.HoldOrResumeAsync(Ct)).ShouldBeTrue();
        desk.View.Line.ShouldBe(LineTexture.Talk);
        (await desk.HangUpAsync(Ct)).ShouldBeTrue();
        desk.View.WrapsUp.ShouldBeTrue();
        desk.View.Interaction.ShouldBe(call);

        (await desk.FinishWrapUpAsync(Ct)).ShouldBeFalse("the second press of the end key came within a second");
        desk.View.WrapsUp.ShouldBeTrue();
        clock.Advance(TimeSpan.FromSeconds(1));
        (await desk.FinishWrapUpAsync(Ct)).ShouldBeTrue();
        desk.View.WrapsUp.ShouldBeFalse();
    }

    [Fact]
    public async Task Reload_InMidCall_FindsCallPopAndDraftAgain()
    {
        await using var floor = await TestFloor.OpenAsync();
        await floor.CustomerAsync("周敏", "13812348000");
        using var before = await floor.ReadyDeskAsync(Floor.Lin);
        var call = await floor.RingAsync(before, "13812348000");
        await before.AnswerAsync(Ct);
        before.Keep(before.Draft! with { Description = "内机吹常温风" });
        before.Dispose();

        using var after = await floor.DeskAsync(Floor.Lin);

        after.SignedInNow.ShouldBeFalse("closing a page does not sign out");
        after.View.Interaction.ShouldBe(call);
        after.View.Talks.ShouldBeTrue();
        after.Pop!.Card!.Candidates[0].Customer.Name.ShouldBe("周敏");
        after.Draft!.Description.ShouldBe("内机吹常温风");
    }

    [Fact]
    public async Task Reject_SendsTheCallOnAndMakesNotReady()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await floor.RingAsync(desk, "13900001111");

        (await desk.RejectAsync(Ct)).ShouldBeTrue();

        await Eventually.IsTrueAsync(() => desk.View.Presence == Presence.NotReady && desk.Pop is null, "the desk is free of the call");
        desk.View.Reason.ShouldBe(NotReadyReasons.Declined);
    }

    [Fact]
    public async Task Caller_WhoHangsUpWhileItRings_ClearsTheDesk()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        var call = await floor.RingAsync(desk, "13900001111");

        floor.Switchboard.TryPost(new Input.LegEnded(new LegId(call, LegId.CustomerNumber), LegEnding.HungUp)).ShouldBeTrue();

        await Eventually.IsTrueAsync(() => desk.View.Presence == Presence.Ready && desk.View.Call is null && desk.Pop is null, "the ring is gone");
        (await desk.AnswerAsync(Ct)).ShouldBeFalse();
    }
}
