using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Desk;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

/// <summary>Wrap-up, raised hands and parked customers, from the desk down to the exchange.</summary>
public sealed class TeamworkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WrapUp_IsExtendedAsOftenAsTheQueueAllows()
    {
        await using var floor = await TestFloor.OpenAsync();
        await PlanAsync(floor, new WrapUpPlan(WrapUpMode.Extended, TimeSpan.FromSeconds(45), 2, EndsWhenComplete: false));
        using var desk = await TalkAsync(floor);
        await desk.HangUpAsync(Ct);
        desk.View.ExtensionsLeft.ShouldBe(2);
        desk.View.ExtendBy.ShouldBe(TimeSpan.FromSeconds(45));
        var ends = desk.View.WrapUpEnds!.Value;

        (await desk.ExtendWrapUpAsync(Ct)).ShouldBeTrue();
        desk.View.WrapUpEnds.ShouldBe(ends + TimeSpan.FromSeconds(45));
        (await desk.ExtendWrapUpAsync(Ct)).ShouldBeTrue();
        desk.View.ExtensionsLeft.ShouldBe(0);
        (await desk.ExtendWrapUpAsync(Ct)).ShouldBeFalse();
        desk.Refused!.Rule.ShouldBe(Rules.WrapUpCannotBeExtended);
    }

    [Fact]
    public async Task WrapUp_WhereItIsOptional_IsThereForWhoAsksDuringTheCall()
    {
        await using var floor = await TestFloor.OpenAsync();
        await PlanAsync(floor, WrapUpPlan.Default with { Mode = WrapUpMode.Optional });
        using var desk = await TalkAsync(floor);
        desk.View.MayAskForWrapUp.ShouldBeTrue();
        (await desk.AskForWrapUpAsync(Ct)).ShouldBeTrue();
        desk.View.WantsWrapUp.ShouldBeTrue();
        await desk.HangUpAsync(Ct);
        desk.View.WrapsUp.ShouldBeTrue();
    }

    [Fact]
    public async Task WrapUp_EndsByItself_WhenTicketAndOutcomeAreThere_AndNotBefore()
    {
        await using var floor = await TestFloor.OpenAsync();
        await PlanAsync(floor, WrapUpPlan.Default with { EndsWhenComplete = true });
        using var desk = await TalkAsync(floor);
        await desk.HangUpAsync(Ct);
        (await desk.CompleteAsync(Ct)).ShouldBeFalse("nothing is saved yet");
        desk.View.WrapsUp.ShouldBeTrue();
        desk.Keep(desk.Draft! with { TicketNumber = "T-261122-0001" });
        (await desk.CompleteAsync(Ct)).ShouldBeTrue();
        desk.View.WrapsUp.ShouldBeFalse();
    }

    [Fact]
    public async Task Hand_IsRaisedWithAReasonAndLowered()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var desk = await floor.ReadyDeskAsync(Floor.Lin);
        (await desk.HandAsync("safety", Ct)).ShouldBeTrue();
        desk.View.Hand!.Reason.ShouldBe("safety");
        (await desk.HandAsync(" ", Ct)).ShouldBeFalse();
        desk.Refused!.Rule.ShouldBe(Rules.HandNeedsAReason);
        (await desk.HandAsync(null, Ct)).ShouldBeTrue();
        desk.View.Hand.ShouldBeNull();
    }

    [Fact]
    public async Task Park_IsSeenOnEveryDesk_AndTheFormGoesWithTheCustomer()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var lin = await TalkAsync(floor);
        var call = lin.View.Interaction!.Value;
        lin.Keep(lin.Draft! with { Description = "内机吹常温风" });
        using var chen = await floor.DeskAsync(Floor.Chen);
        floor.Switchboard.TryPost(new Input.DeviceChanged(Floor.Chen, AgentDevice.Browser, true)).ShouldBeTrue();

        (await lin.ParkAsync("parking", Ct)).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => chen.View.Parked.Count == 1, "the colleague sees him");
        chen.View.Parked[0].ShouldSatisfyAllConditions(p => p.Interaction.ShouldBe(call), p => p.IsMine.ShouldBeFalse(), p => p.Number.ShouldContain("****"));
        lin.View.Parked[0].IsMine.ShouldBeTrue();

        (await chen.PickUpParkedAsync(call, Ct)).ShouldBeTrue();
        chen.View.Talks.ShouldBeTrue();
        chen.View.Parked.ShouldBeEmpty();
        chen.Draft!.Description.ShouldBe("内机吹常温风");
    }

    private static Task PlanAsync(TestFloor floor, WrapUpPlan wrapUp)
    {
        var plan = floor.Switchboard.Snapshot.State.Plan;
        return floor.DoAsync(new Input.Configure(plan with { Queues = plan.Queues.SetItem(Floor.Repair, plan.Queues[Floor.Repair] with { AfterCall = wrapUp }) }));
    }

    private static async Task<DeskSession> TalkAsync(TestFloor floor)
    {
        var desk = await floor.ReadyDeskAsync(Floor.Lin);
        await floor.RingAsync(desk, "13900001111");
        (await desk.AnswerAsync(Ct)).ShouldBeTrue();
        return desk;
    }
}
