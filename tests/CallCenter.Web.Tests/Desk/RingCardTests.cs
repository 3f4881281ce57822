using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.ScreenPop;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Warranty;
using Persistence.Queries;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Ivr.Flows;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class RingCardTests
{
    private static DeskCall Call => DeskView.From(Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Ringing, Floor.FirstCall)], Floor.CallIn(CallPhase.Offered, Floor.Lin)), Floor.Lin).Call!;

    [Theory]
    [InlineData("zh-CN", "没有客户用过这个号码")]
    [InlineData("en", "No customer has this number")]
    public void Ring_WhenNobodyHasTheNumber_OffersQuickCreationWithTheMaskedNumber(string culture, string text)
    {
        using var pages = new DeskPages(culture);
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, Callers.Pop()));

        card.Find("[data-testid=pop-customer]").TextContent.ShouldContain(text);
        card.Find(".ring__number").TextContent.ShouldBe("138****8000");
        card.Markup.ShouldNotContain("13812348000");
    }

    [Theory]
    [InlineData("zh-CN", "排队回呼")]
    [InlineData("en", "Call-back in the queue")]
    public void Ring_OfACallback_SaysSinceWhenHeWaits(string culture, string text)
    {
        using var pages = new DeskPages(culture);
        var waiting = Floor.CallIn(CallPhase.Offered, Floor.Lin) with { Callback = new CallbackPlace(Floor.Now, Floor.Now, 0), Legs = [] };
        var call = DeskView.From(Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Ringing, Floor.FirstCall)], waiting), Floor.Lin).Call!;
        call.CallbackSince.ShouldBe(waiting.Queued);
        pages.Render<RingCard>(p => p.Add(x => x.Call, call).Add(x => x.Pop, Callers.Pop())).Find("[data-testid=ring-callback]").TextContent.ShouldContain(text);
        Call.CallbackSince.ShouldBeNull();
    }

    [Theory]
    [InlineData("zh-CN", "号码隐藏")]
    [InlineData("en", "Number withheld")]
    public void Ring_WhenTheNumberIsWithheld_SaysSoAndWhatToAsk(string culture, string text)
    {
        using var pages = new DeskPages(culture);
        var pop = new CallerPop(Floor.FirstCall, PhoneNumber.Normalize("anonymous", PhoneSource.Trunk), Floor.Now, PopState.NotFound, null);
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, pop));

        card.Find(".ring__number").TextContent.ShouldBe(text);
    }

    [Theory]
    [InlineData("zh-CN", "说英语")]
    [InlineData("en", "Speaks English")]
    public void Ring_OfACallerWhoChoseAnotherLanguage_NamesItBeforeTheGreeting_AndTheCallControlsToo(string culture, string text)
    {
        using var pages = new DeskPages(culture);
        var english = Floor.CallIn(CallPhase.Offered, Floor.Lin) with { Language = FlowLanguage.English };
        var view = DeskView.From(Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Ringing, Floor.FirstCall)], english), Floor.Lin);
        pages.Render<RingCard>(p => p.Add(x => x.Call, view.Call!).Add(x => x.Pop, Callers.Pop())).Find("[data-testid=ring-language]").TextContent.ShouldBe(text);
        pages.Render<CallDock>(p => p.Add(x => x.View, view)).Find("[data-testid=dock-language]").TextContent.ShouldBe(text);
        pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, Callers.Pop())).FindAll("[data-testid=ring-language]").ShouldBeEmpty("the house's own language is no news");
    }

    [Theory]
    [InlineData("zh-CN", LookUpKind.Serial, "按键报了机身号")]
    [InlineData("en", LookUpKind.Serial, "Keyed the serial number")]
    [InlineData("en", LookUpKind.Ticket, "Keyed the ticket number")]
    [InlineData("en", LookUpKind.Phone, "Known by phone number from the menu")]
    public void Ring_OfACallerWhoToldTheMenuWhoHeIs_SaysByWhat(string culture, LookUpKind by, string text)
    {
        using var pages = new DeskPages(culture);
        var found = Callers.Pop(Callers.Candidate(1, "周敏", Callers.Unit(1)));
        var pop = new CallerPop(Floor.FirstCall, PhoneNumber.Normalize("anonymous", PhoneSource.Trunk), Floor.Now, PopState.Ready, found.Card) { Keyed = new KeyedCaller(by, found.Card!, null, null) };
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, pop));
        card.Find("[data-testid=ring-keyed]").TextContent.Trim().ShouldBe(text);
        pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, found)).FindAll("[data-testid=ring-keyed]").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN", "保内", "整机保修至 2029-06-10（发票日 2023-06-10 起 72 个月）", "待件")]
    [InlineData("en", "In warranty", "Whole unit covered to 2029-06-10 (72 months from invoice 2023-06-10)", "Waiting for a part")]
    public void Ring_WhenOneCustomerIsKnown_TellsWarrantyWithReasonAndTheOpenTicket(string culture, string badge, string reason, string waits)
    {
        using var pages = new DeskPages(culture);
        var who = Callers.Candidate(1, "周敏", Callers.Unit(11)) with { OpenTickets = [Callers.Ticket()], CallsInSevenDays = 1 };
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, Callers.Pop(who)));

        card.Find(".ring__number").TextContent.ShouldStartWith("周敏");
        card.Find("[data-testid=pop-warranty]").TextContent.ShouldContain(badge);
        card.Find("[data-testid=pop-unit]").TextContent.ShouldContain(reason);
        var ticket = card.Find("[data-testid=pop-ticket]");
        ticket.TextContent.ShouldContain("T-261121-0312");
        ticket.TextContent.ShouldContain(waits);
        card.FindAll("[data-candidate]").Count.ShouldBe(1);
    }

    [Fact]
    public void Ring_WhenManyMatch_RanksThemAndAKeyChoosesAnother()
    {
        using var pages = new DeskPages("zh-CN");
        PopCandidate? chosen = null;
        var card = pages.Render<RingCard>(p => p
            .Add(x => x.Call, Call)
            .Add(x => x.Pop, Callers.Pop(Callers.Candidate(1, "周敏"), Callers.Candidate(2, "周建国"), Callers.Candidate(3, "单海燕")))
            .Add(x => x.OnChoose, c => chosen = c));

        var candidates = card.FindAll("[data-candidate]");
        candidates.Select(c => c.GetAttribute("aria-keyshortcuts")).ShouldBe(["1", "2", "3"]);
        candidates[0].GetAttribute("aria-checked").ShouldBe("true");
        candidates[1].Click();
        chosen!.Customer.Name.ShouldBe("周建国");
    }

    [Fact]
    public void Ring_OutOfWarranty_IsNotAnAlarm()
    {
        using var pages = new DeskPages("zh-CN");
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, Callers.Pop(Callers.Candidate(1, "周敏", Callers.Unit(11, CoverageStatus.Expired)))));

        card.Find("[data-testid=pop-warranty]").ClassList.ShouldContain("badge--out");
        card.Markup.ShouldNotContain("note--alarm");
    }

    [Fact]
    public void Ring_OnASipPhone_HasNoAnswerButtonButWords()
    {
        using var pages = new DeskPages("zh-CN");
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, Callers.Pop()).Add(x => x.AnswersHere, false));

        card.FindAll("[data-testid=answer]").ShouldBeEmpty();
        card.Find("[data-testid=answer-on-phone]").TextContent.ShouldContain("话机");
        card.Find("[data-testid=reject]").GetAttribute("aria-keyshortcuts").ShouldBe("Control+Shift+R");
    }

    [Fact]
    public void Ring_IsNotModalAndTakesNoFocus()
    {
        using var pages = new DeskPages("zh-CN");
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, Call).Add(x => x.Pop, Callers.Pop(Callers.Candidate(1, "周敏"))));

        card.Find("[data-testid=ring-card]").GetAttribute("aria-modal").ShouldBe("false");
        card.FindAll("[autofocus]").ShouldBeEmpty();
        card.Find("[data-testid=answer]").GetAttribute("aria-keyshortcuts").ShouldBe("F2 Control+Shift+A");
    }
}
