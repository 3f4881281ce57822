using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Desk;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

/// <summary>Transfer and consult as two desks live them, on the real exchange.</summary>
public sealed class TransferSessionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BlindTransfer_RingsTheColleagueWithNameAndDraft_AndLeavesTheFirstAgentNothingToSave()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var lin = await TalkingAsync(floor);
        var call = lin.View.Interaction!.Value;
        lin.Keep(lin.Draft! with { Description = "内机吹常温风" });
        using var chen = await floor.ReadyDeskAsync(Floor.Chen);

        (await lin.TransferAsync(new TransferTarget.ToAgent(Floor.Chen), "陈静", Ct)).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => chen.View.Rings && chen.Draft is not null, "the colleague is rung and has the draft");

        (chen.View.Call!.From, chen.View.Call.Role, chen.View.Call.IsReturn).ShouldBe(("林晓雯", CallRole.Owner, false));
        chen.View.Call.RemoteNumber.ShouldBe("13812348000");
        (chen.Draft!.Description, chen.Draft.HandedTo).ShouldBe(("内机吹常温风", null));
        lin.View.WrapsUp.ShouldBeTrue();
        (lin.Draft!.HandedTo, Dispositions.Derive(lin.Draft)).ShouldBe(("陈静", Dispositions.Transferred));

        (await chen.AnswerAsync(Ct)).ShouldBeTrue();
        chen.View.Interaction.ShouldBe(call);
        chen.View.CanHandOn.ShouldBeTrue();
    }

    [Fact]
    public async Task BlindTransfer_ToSomebodyWhoIsNotFree_IsRefusedAndNothingChanges()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var lin = await TalkingAsync(floor);

        (await lin.TransferAsync(new TransferTarget.ToAgent(Floor.Chen), "陈静", Ct)).ShouldBeFalse();

        lin.Refused!.Rule.ShouldBe(Rules.TransferTargetIsNotFree);
        lin.Draft!.HandedTo.ShouldBeNull();
        lin.View.CanHandOn.ShouldBeTrue();
    }

    [Fact]
    public async Task Consult_FromRingToCompletion_MovesCallAndNewestDraft()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var lin = await TalkingAsync(floor);
        using var chen = await floor.ReadyDeskAsync(Floor.Chen);

        (await lin.ConsultAsync(new TransferTarget.ToAgent(Floor.Chen), Ct)).ShouldBeTrue();
        (lin.View.Call!.Consult!.Who, lin.View.Call.Consult.Number, lin.View.Call.Consult.Phase).ShouldBe(("陈静", "8002", ConsultPhase.Ringing));
        lin.View.CanHandOn.ShouldBeFalse("one consult at a time");
        await Eventually.IsTrueAsync(() => chen.View.Rings, "the colleague is rung");
        (chen.View.Call!.Role, chen.View.Call.From).ShouldBe((CallRole.Consulted, "林晓雯"));

        (await chen.AnswerAsync(Ct)).ShouldBeTrue();
        (chen.View.Talks, chen.View.CanHandOn, chen.View.CanHangUp).ShouldBe((true, false, true));
        await Eventually.IsTrueAsync(() => lin.View.Call!.Consult!.Phase == ConsultPhase.Talking, "the consult is answered");
        (await lin.ToggleConsultAsync(Ct)).ShouldBeTrue();
        lin.View.Call!.Consult!.Side.ShouldBe(ConsultSide.Customer);
        await Eventually.IsTrueAsync(() => chen.View.Call?.Phase == CallPhase.Held, "the colleague hears music");
        (await lin.ConferenceAsync(Ct)).ShouldBeTrue();
        lin.View.Call!.Consult!.Phase.ShouldBe(ConsultPhase.Conference);

        lin.Keep(lin.Draft! with { Description = "written while all three talked" });
        (await lin.CompleteTransferAsync(Ct)).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => chen.View.CanHandOn, "the customer is the colleague's");
        (chen.Draft!.Description, chen.Draft.HandedTo).ShouldBe(("written while all three talked", null));
        (lin.View.WrapsUp, lin.Draft!.HandedTo).ShouldBe((true, "陈静"));
    }

    [Fact]
    public async Task Consult_Cancelled_BringsTheCustomerBack()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var lin = await TalkingAsync(floor);
        using var chen = await floor.ReadyDeskAsync(Floor.Chen);
        await lin.ConsultAsync(new TransferTarget.ToAgent(Floor.Chen), Ct);

        (await lin.CancelConsultAsync(Ct)).ShouldBeTrue();

        (lin.View.Call!.Consult, lin.View.Call.Phase).ShouldBe((null, CallPhase.Talking));
        await Eventually.IsTrueAsync(() => chen.View.Presence == Presence.Ready, "the colleague is free again");
    }

    [Fact]
    public async Task Recording_PausedAndResumed_IsSeenWithItsBeginning()
    {
        await using var floor = await TestFloor.OpenAsync();
        using var lin = await TalkingAsync(floor);

        (await lin.PauseOrResumeRecordingAsync(Ct)).ShouldBeTrue();
        lin.View.Call!.RecordingPaused.ShouldBeTrue();
        lin.PausedSince.ShouldNotBeNull();
        (await lin.PauseOrResumeRecordingAsync(Ct)).ShouldBeTrue();

        lin.View.Call!.RecordingPaused.ShouldBeFalse();
        lin.PausedSince.ShouldBeNull();
    }

    private static async Task<DeskSession> TalkingAsync(TestFloor floor)
    {
        await floor.CustomerAsync("周敏", "13812348000");
        var lin = await floor.ReadyDeskAsync(Floor.Lin);
        await floor.RingAsync(lin, "13812348000");
        (await lin.AnswerAsync(Ct)).ShouldBeTrue();
        return lin;
    }
}
