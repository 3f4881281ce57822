using System.Collections.Immutable;
using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Dispatch;
using CallCenter.Web.Tests.Desk;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.AspNetCore.Components.Web;
using Persistence.Dispatch;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Dispatch;

public sealed class DispatchComponentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly ServiceSite Site = new() { Code = "QD01", NameZh = "青岛市南网点", NameEn = "Qingdao Shinan", DailyCapacity = 2, Categories = ["WM"], RegionPrefixes = ["3702"] };
    private static readonly Technician Wang = new() { Code = "QD01-01", SiteCode = "QD01", Name = "王海涛", E164 = "+8616990000001", Categories = ["WM"] };

    [Fact]
    public void Pool_WhenEmpty_SaysSo()
    {
        using var pages = new DeskPages("en");
        pages.Render<PoolList>(p => p.Add(x => x.Lines, []).Add(x => x.Now, Now)).Find("[data-testid=pool-empty]").TextContent.ShouldContain("Nothing waits");
    }

    [Theory]
    [InlineData("zh-CN", "已超期", "涉及安全")]
    [InlineData("en", "Overdue", "Safety")]
    public void Pool_MarksWhatIsOverdueAndDangerous(string culture, string overdue, string danger)
    {
        using var pages = new DeskPages(culture);
        var late = Line(1) with { ResolutionDueAt = Now.AddHours(-1), IsSafetyCritical = true };
        var list = pages.Render<PoolList>(p => p.Add(x => x.Lines, [late, Line(2)]).Add(x => x.Now, Now));
        var rows = list.FindAll("[data-testid=pool-row]");
        rows[0].TextContent.ShouldContain(overdue);
        rows[0].TextContent.ShouldContain(danger);
        rows[1].TextContent.ShouldNotContain(overdue);
    }

    [Fact]
    public void Board_ShowsLoadAgainstPlacesAndTheChips()
    {
        using var pages = new DeskPages("zh-CN");
        DispatchOrderId? chosen = null;
        var visit = Visit();
        var board = pages.Render<DayBoard>(p => p.Add(x => x.Sites, [Site]).Add(x => x.Technicians, [Wang]).Add(x => x.Lines, [visit])
            .Add(x => x.Load, new Dictionary<(string, HalfDay), int> { [("QD01", HalfDay.Morning)] = 1 }).Add(x => x.OnChoose, l => chosen = l.Order.Id));
        board.Find("[data-testid=board-site]").TextContent.ShouldContain("1/1");
        board.Find("[data-testid=board-site]").TextContent.ShouldContain("已满");
        board.Find("[data-testid=visit-chip]").Click();
        chosen.ShouldBe(visit.Order.Id);
    }

    [Fact]
    public void Candidate_WithoutALimit_IsSentByOnePress_AndShowsNoFullNumber()
    {
        using var pages = new DeskPages("zh-CN");
        (Candidate Who, string? Reason)? sent = null;
        var list = pages.Render<CandidateList>(p => p.Add(x => x.Items, [Of(null)]).Add(x => x.OnSend, c => sent = c));
        list.Markup.ShouldNotContain("16990000001");
        list.Find("[data-testid=candidate]").GetAttribute("aria-keyshortcuts").ShouldBe("1");
        list.Find("[data-testid=candidate]").TextContent.ShouldContain("本市");
        list.Find("[data-testid=candidate]").Click();
        sent!.Value.Who.Technician.Code.ShouldBe("QD01-01");
        sent.Value.Reason.ShouldBeNull();
    }

    [Fact]
    public void Candidate_AgainstALimit_IsSentOnlyWithAReason()
    {
        using var pages = new DeskPages("zh-CN");
        (Candidate Who, string? Reason)? sent = null;
        var list = pages.Render<CandidateList>(p => p.Add(x => x.Items, [Of(Refusal.Of("SiteIsFull", ("site", "QD01"), ("booked", "1"), ("limit", "1")))]).Add(x => x.OnSend, c => sent = c));
        list.Find("[data-testid=candidate]").TextContent.ShouldContain("已满（1/1）");
        list.Find("[data-testid=candidate]").Click();
        list.Find("[data-testid=override]").Submit();
        sent.ShouldBeNull();
        list.Find("[role=alert]").TextContent.ShouldBe("请写为什么仍要派");
        list.Find("[data-testid=override-reason]").Input("用户指定");
        list.Find("[data-testid=override]").Submit();
        sent!.Value.Reason.ShouldBe("用户指定");
    }

    [Fact]
    public void Candidate_WhoIsStopped_CannotBeSentWhateverTheReason()
    {
        using var pages = new DeskPages("zh-CN");
        var sent = false;
        var stopped = Of(Refusal.Of("TechnicianIsAway", ("technician", "QD01-01"), ("day", "2026-11-24"))) with
        {
            Findings =
            [
                new DispatchFinding(DispatchCheck.Absence, CheckLevel.Stop, Refusal.Of("TechnicianIsAway", ("technician", "QD01-01"), ("day", "2026-11-24"))),
                new DispatchFinding(DispatchCheck.SameFault, CheckLevel.Warn, Refusal.Of("SameFaultSameTechnician", ("technician", "QD01-01"), ("days", "90"))),
            ],
        };
        var list = pages.Render<CandidateList>(p => p.Add(x => x.Items, [stopped]).Add(x => x.OnSend, _ => sent = true));
        list.Find("[data-testid=candidate]").HasAttribute("disabled").ShouldBeTrue();
        list.Find("[data-testid=candidate]").HasAttribute("aria-keyshortcuts").ShouldBeFalse();
        list.FindAll("[data-testid=finding]").Select(f => f.TextContent).ShouldBe(["QD01-01 在 2026-11-24 请假", "90 天内同一故障就是 QD01-01 修的"]);
        sent.ShouldBeFalse();
    }

    [Fact]
    public void Chip_MovedByShiftAndArrowOrDragged_AsksForTheSameMove()
    {
        using var pages = new DeskPages("en");
        List<VisitMove> moves = [];
        var visit = Visit();
        var board = pages.Render<DayBoard>(p => p.Add(x => x.Sites, [Site]).Add(x => x.Technicians, [Wang, Wang with { Code = "QD01-02", Name = "刘建军" }]).Add(x => x.Lines, [visit])
            .Add(x => x.OnlySite, "QD01").Add(x => x.OnMove, m => moves.Add(m)));
        board.Find("[data-testid=visit-chip]").KeyDown(new KeyboardEventArgs { Key = "ArrowRight", ShiftKey = true });
        board.Find("[data-testid=visit-chip]").KeyDown(new KeyboardEventArgs { Key = "ArrowDown", ShiftKey = true });
        board.Find("[data-testid=visit-chip]").KeyDown(new KeyboardEventArgs { Key = "ArrowUp", ShiftKey = true });
        board.Find("[data-testid=visit-chip]").KeyDown(new KeyboardEventArgs { Key = "ArrowRight" });
        board.Find("[data-testid=visit-chip]").TriggerEvent("ondragstart", new DragEventArgs());
        board.Find("[data-testid=board-cell][data-key='QD01-02/Afternoon']").TriggerEvent("ondrop", new DragEventArgs());
        moves.Select(m => (m.Technician, m.Half)).ShouldBe([("QD01-01", HalfDay.Afternoon), ("QD01-02", HalfDay.Morning), ("QD01-02", HalfDay.Afternoon)]);
    }

    [Fact]
    public void Chip_SentAgainstALimit_SaysSoOnTheBoard()
    {
        using var pages = new DeskPages("en");
        var visit = Visit();
        visit = visit with { Order = visit.Order with { Overridden = ["SiteIsFull"], OverrideReason = "VIP" } };
        var board = pages.Render<DayBoard>(p => p.Add(x => x.Sites, [Site]).Add(x => x.Technicians, [Wang]).Add(x => x.Lines, [visit]));
        board.Find("[data-testid=visit-chip]").TextContent.ShouldContain("Sent against a limit: VIP");
    }

    [Fact]
    public void Slip_Code_IsReadableAsItsModules()
    {
        using var pages = new DeskPages("en");
        var code = pages.Render<SlipQr>(p => p.Add(x => x.Text, "D-261123-0001").Add(x => x.Label, "Order number"));
        var (box, path) = (code.Find("svg").GetAttribute("viewBox")!.Split(' '), code.Find("path").GetAttribute("d")!);
        int.Parse(box[2], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(29);

        // The finder pattern at the corner inside a quiet zone of four modules: seven black ones, then a white one.
        Enumerable.Range(4, 7).ShouldAllBe(x => path.Contains($"M{x} 4h1", StringComparison.Ordinal));
        path.ShouldNotContain("M11 4h1");
        path.ShouldNotContain("M3 ");
    }

    [Fact]
    public void Form_OfSeveral_AsksWhatEachOneDid()
    {
        using var pages = new DeskPages("zh-CN");
        var draft = new VisitDraft { Crew = [new CrewWork("QD01-01", ""), new CrewWork("QD01-02", "")] };
        var form = pages.Render<VisitForm>(p => p.Add(x => x.Draft, draft).Add(x => x.DraftChanged, d => draft = d).Add(x => x.NameOf, code => code == "QD01-01" ? "王海涛" : "刘建军"));
        form.FindAll("[data-testid=visit-did]").Count.ShouldBe(2);
        form.Find("[data-testid=visit-crew]").TextContent.ShouldContain("刘建军 做了什么");
        form.FindAll("[data-testid=visit-did]")[1].Input("搬运复位");
        draft.Crew[1].Did.ShouldBe("搬运复位");
    }

    [Theory]
    [InlineData("zh-CN", "开工前用户已确认 ¥80.00", "没有用户事先确认")]
    [InlineData("en", "The customer agreed to ¥80.00", "Nobody agreed to 80.00")]
    public void Form_WithACharge_AsksByOneTickWhetherTheCustomerAgreedBefore(string culture, string tick, string refused)
    {
        using var pages = new DeskPages(culture);
        var draft = new VisitDraft { Labour = "80", SignedBy = "周敏" };
        var form = pages.Render<VisitForm>(p => p.Add(x => x.Draft, draft).Add(x => x.DraftChanged, d => draft = d).Add(x => x.Refused, PriceRules.NotAccepted(Money.Yuan(80), [])));
        form.Find("[data-testid=visit-accepted]").TextContent.ShouldContain(tick);
        form.FindAll("[role=alert]").ShouldHaveSingleItem().TextContent.ShouldContain(refused);
        form.FindAll("[data-testid=visit-accepted-by]").ShouldBeEmpty();
        form.Find("[data-testid=visit-accepted]").Click();
        draft.Accepted.ShouldBe(Money.Yuan(80));
        form.Render(p => p.Add(x => x.Draft, draft));
        form.Find("[data-testid=visit-accepted-by]").GetAttribute("value").ShouldBe("周敏");

        form.Render(p => p.Add(x => x.Draft, draft).Add(x => x.Quoted, [new AcceptedQuotation("Q-261122-0001", Money.Yuan(90), Now.AddDays(-1))]));
        form.Find("[data-testid=visit-quoted]").TextContent.ShouldContain("Q-261122-0001");
        form.FindAll("[data-testid=visit-accepted]").ShouldBeEmpty("the quotation has his word");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Candidate_WhoIsTripped_IsSentByALeaderAlone_WithAReason(bool mayOverride)
    {
        using var pages = new DeskPages("zh-CN");
        (Candidate Who, string? Reason)? sent = null;
        var barred = TripRules.Barred(Wang with { TripReason = "两次投诉属实" });
        var candidate = Of(barred) with { Findings = [new DispatchFinding(null, CheckLevel.Warn, barred)] };
        var list = pages.Render<CandidateList>(p => p.Add(x => x.Items, [candidate]).Add(x => x.MayOverrideTrip, mayOverride).Add(x => x.OnSend, c => sent = c));
        list.Find("[data-testid=finding]").TextContent.ShouldContain("已跳闸：两次投诉属实");
        list.Find("[data-testid=candidate]").HasAttribute("disabled").ShouldBe(!mayOverride);
        if (!mayOverride) return;
        list.Find("[data-testid=candidate]").Click();
        sent.ShouldBeNull();
        list.Find("[data-testid=override-reason]").Input("用户坚持");
        list.Find("[data-testid=override]").Submit();
        sent!.Value.Reason.ShouldBe("用户坚持");
    }

    [Theory]
    [InlineData("zh-CN", "请填写故障代码")]
    [InlineData("en", "Fill in: defect code")]
    public void Form_WhenCodesAreMissing_NamesEachAndKeepsWhatWasTyped(string culture, string text)
    {
        using var pages = new DeskPages(culture);
        var draft = new VisitDraft { Done = "更换离合器", Labour = "80" };
        var form = pages.Render<VisitForm>(p => p.Add(x => x.Draft, draft)
            .Add(x => x.Refused, Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "defect,repair,liability,signedBy"))));
        form.FindAll("[role=alert]").Select(a => a.TextContent).ShouldContain(text);
        form.FindAll("[role=alert]").Count.ShouldBe(4);
        form.Find("[data-testid=visit-done]").GetAttribute("value").ShouldBe("更换离合器");
        form.Find("[data-testid=visit-labour]").GetAttribute("value").ShouldBe("80");
        form.Find("[data-testid=visit-total]").TextContent.ShouldBe("¥80.00");
    }

    [Fact]
    public void Slot_WithoutAPlace_IsShownAsFullAndCannotBeChosen()
    {
        using var pages = new DeskPages("zh-CN");
        var full = new AppointmentSlot(Now.AddHours(23), Now.AddHours(26));
        var free = new AppointmentSlot(Now.AddHours(27), Now.AddHours(31));
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, new DeskDraft { Interaction = Floor.FirstCall }).Add(x => x.Slots, [full, free])
            .Add(x => x.FullSlots, new HashSet<AppointmentSlot> { full }));
        var slots = form.FindAll(".slot");
        slots[0].HasAttribute("disabled").ShouldBeTrue();
        slots[0].TextContent.ShouldContain("已满");
        slots[1].HasAttribute("disabled").ShouldBeFalse();
        slots[1].GetAttribute("aria-keyshortcuts").ShouldBe("8");
    }

    private static Candidate Of(Refusal? limit) => new(Site, Wang, 4, false, 1, 1, 0, [Reason.Of("Dispatch.SameCity")], limit);

    private static PoolLine Line(int n) => new(
        new TicketId(new Guid(n, 0, 0, new byte[8])), $"T-261123-000{n}", TicketType.Repair, TicketStatus.Scheduled, TicketPriority.Normal, false, "周敏", "370202", "山东省青岛市市南区", "WM",
        "不脱水", "Does not spin", null, Now.AddHours(-5), Now.AddHours(23), Now.AddHours(26), Now.AddHours(48), null);

    private static VisitLine Visit()
    {
        var slot = new AppointmentSlot(Now.AddHours(23), Now.AddHours(26));
        var order = DispatchRules.Create(
            new DispatchOrderId(new Guid(9, 0, 0, new byte[8])), "D-261123-0001", new TicketId(new Guid(1, 0, 0, new byte[8])), "dispatcher1",
            [new DispatchEvent.Proposed(1), new DispatchEvent.Assigned("QD01", "QD01-01", slot, new DateOnly(2026, 11, 24), HalfDay.Morning)], Now);
        return new VisitLine(order, "T-261123-0001", TicketType.Repair, TicketStatus.Dispatched, false, "WM", "周敏", "山东省青岛市市南区", "不脱水", "Does not spin", "青岛市南网点", "Qingdao Shinan", "王海涛", null);
    }
}
