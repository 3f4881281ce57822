using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Supervisor;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class TransferPageTests
{
    private static readonly FloorSnapshot Talk = Floor.Snapshot(
        [Floor.Agent(Floor.Lin, Presence.Busy, Floor.FirstCall), Floor.Agent(Floor.Chen)], Floor.CallIn(CallPhase.Talking, Floor.Lin));

    [Theory]
    [InlineData("zh-CN", "直接转", "空闲", "等 0 · 在岗 2 · 预计 0:00")]
    [InlineData("en", "Transfer", "Ready", "0 waiting · 2 staffed · about 0:00")]
    public async Task Panel_SearchThenEnter_TransfersToWhomIsMarked(string culture, string word, string state, string queue)
    {
        using var pages = Pages(culture);
        TransferLine? sent = null;
        var panel = pages.Render<TransferPanel>(p => p.Add(x => x.Agent, Floor.Lin).Add(x => x.OnTransfer, EventCallback.Factory.Create<TransferLine>(this, l => sent = l)));
        panel.Find("[data-testid=transfer-blind]").TextContent.ShouldContain(word);
        panel.Find("[data-target='q:repair']").TextContent.ShouldContain(queue);

        await panel.Find("[data-testid=transfer-find]").InputAsync(new ChangeEventArgs { Value = "陈" });
        var line = panel.FindAll("[data-testid=transfer-target]").ShouldHaveSingleItem();
        line.TextContent.ShouldContain("8002");
        line.TextContent.ShouldContain(state);
        panel.Find("[data-testid=transfer-find]").GetAttribute("aria-activedescendant").ShouldBe(line.Id);
        panel.Find("[data-testid=transfer-find]").KeyDown("Enter");

        sent!.Target.ShouldBe(new TransferTarget.ToAgent(Floor.Chen));
    }

    [Fact]
    public void Panel_ArrowsMove_AndTheConsultButtonAsks()
    {
        using var pages = Pages("zh-CN");
        TransferLine? asked = null;
        var panel = pages.Render<TransferPanel>(p => p.Add(x => x.Agent, Floor.Lin).Add(x => x.OnConsult, EventCallback.Factory.Create<TransferLine>(this, l => asked = l)));

        panel.Find("[data-testid=transfer-find]").KeyDown("ArrowDown");
        panel.Find("[data-testid=transfer-consult]").Click();

        asked!.Key.ShouldBe("q:repair");
        panel.Find("[data-testid=transfer-consult]").GetAttribute("aria-keyshortcuts").ShouldBe("Control+Enter");
    }

    [Theory]
    [InlineData("zh-CN", "对方现在不空闲")]
    [InlineData("en", "The other side is not free now")]
    public async Task Panel_SomebodyWhoIsNotFree_CannotBeChosenAndSaysWhy(string culture, string why)
    {
        var away = Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Busy), Floor.Agent(Floor.Chen, Presence.Busy)]);
        using var pages = Pages(culture, away);
        TransferLine? sent = null;
        var panel = pages.Render<TransferPanel>(p => p.Add(x => x.Agent, Floor.Lin).Add(x => x.OnTransfer, EventCallback.Factory.Create<TransferLine>(this, l => sent = l)));

        await panel.Find("[data-testid=transfer-find]").InputAsync(new ChangeEventArgs { Value = "8002" });
        panel.Find("[data-testid=transfer-find]").KeyDown("Enter");

        sent.ShouldBeNull();
        panel.Find("[role=status]").TextContent.ShouldContain(why);
        panel.Find("[data-testid=transfer-blind]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Theory]
    [InlineData(ConsultPhase.Ringing, ConsultSide.Target, "zh-CN", "振铃中，客户听音乐", true)]
    [InlineData(ConsultPhase.Talking, ConsultSide.Target, "en", "You two talk; the customer hears music", false)]
    [InlineData(ConsultPhase.Talking, ConsultSide.Customer, "zh-CN", "与客户通话，对方听音乐", false)]
    [InlineData(ConsultPhase.Conference, ConsultSide.Both, "en", "All three hear each other", true)]
    public void Dock_DuringAConsult_SaysWhoAndWhatAndOffersTheFourWaysOut(ConsultPhase phase, ConsultSide side, string culture, string text, bool noToggle)
    {
        var call = Floor.CallIn(CallPhase.Held, Floor.Lin) with
        {
            Consult = new Consultation(new TransferTarget.ToAgent(Floor.Chen), Floor.Chen, new LegId(Floor.FirstCall, 3), phase, side, Floor.Now),
        };
        using var pages = Pages(culture);
        var dock = pages.Render<CallDock>(p => p.Add(x => x.View, DeskView.From(Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Busy, Floor.FirstCall)], call), Floor.Lin)));

        var strip = dock.Find("[data-testid=consult-strip]");
        strip.TextContent.ShouldContain("陈静");
        strip.TextContent.ShouldContain(text);
        strip.QuerySelector("[data-testid=consult-toggle]")!.HasAttribute("disabled").ShouldBe(noToggle);
        foreach (var way in new[] { "consult-complete", "consult-conference", "consult-cancel" })
            strip.QuerySelector($"[data-testid={way}]")!.HasAttribute("aria-keyshortcuts").ShouldBeTrue(way);
        strip.QuerySelector("[data-testid=hold]").ShouldBeNull("holding is part of the consult");
    }

    [Theory]
    [InlineData("zh-CN", "林晓雯 转来的客户")]
    [InlineData("en", "林晓雯 sends you this customer")]
    public void Ring_OfATransferredCall_SaysWhoSendsItAndSinceWhen(string culture, string text)
    {
        var call = Floor.CallIn(CallPhase.Transferring, Floor.Chen) with
        {
            Answered = Floor.Now.AddMinutes(-3),
            Transfer = new RunningTransfer(Floor.Lin, new TransferTarget.ToAgent(Floor.Chen), TransferKind.Blind, new LegId(Floor.FirstCall, 3), IsReturn: false),
        };
        using var pages = Pages(culture);
        var view = DeskView.From(Floor.Snapshot([Floor.Agent(Floor.Chen, Presence.Ringing, Floor.FirstCall)], call), Floor.Chen);
        view.AnswersHere.ShouldBeTrue();
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, view.Call!).Add(x => x.Pop, Callers.Pop()));

        card.Find("[data-testid=ring-from]").TextContent.ShouldContain(text);
        card.FindAll("[data-testid=ring-from] [data-since]").Count.ShouldBe(2);
    }

    [Fact]
    public void Reminders_OfAPausedRecordingAndALongHold_AreThereWithTheirInstants()
    {
        var call = Floor.CallIn(CallPhase.Held, Floor.Lin) with { RecordingPaused = true };
        using var pages = Pages("zh-CN");
        var notes = pages.Render<DeskReminders>(p => p
            .Add(x => x.View, DeskView.From(Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Busy, Floor.FirstCall)], call), Floor.Lin))
            .Add(x => x.PausedSince, Floor.Now));

        notes.Find("[data-testid=recording-paused]").GetAttribute("data-remind-at").ShouldBe(DeskFormat.Instant(Floor.Now + DeskLimits.RecordingPause));
        notes.Find("[data-testid=hold-reminder]").GetAttribute("data-remind-at").ShouldBe(DeskFormat.Instant(call.PhaseSince + DeskLimits.Hold));
    }

    [Fact]
    public void Keypad_KeysAndButtons_SendDigitsAndOnlyDigits()
    {
        using var pages = Pages("zh-CN");
        var sent = new List<char>();
        var pad = pages.Render<KeypadPanel>(p => p.Add(x => x.Press, digit =>
        {
            sent.Add(digit);
            return true;
        }));

        pad.Find("[data-digit='5']").Click();
        pad.Find("[data-testid=dialpad-panel]").KeyDown("#");
        pad.Find("[data-testid=dialpad-panel]").KeyDown("a");

        sent.ShouldBe(['5', '#']);
    }

    private static DeskPages Pages(string culture, FloorSnapshot? snapshot = null)
    {
        var pages = new DeskPages(culture);
        pages.Services.AddSingleton<ISwitchboard>(new TestSwitchboard(snapshot ?? Talk));
        pages.Services.AddSingleton<RecentTargets>();
        pages.Services.AddSingleton<IOutsideTargets>(new NoTrunk());
        return pages;
    }

    private sealed class NoTrunk : IOutsideTargets
    {
        public TransferTarget.ToNumber To(string number) => new(number, "4008001000", "t");
    }
}
