using Bunit;
using CallCenter.Web.Features.Desk;
using Crm.Domain.Catalogue;
using Crm.Domain.Tickets;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class TicketFormTests
{
    private static readonly Symptom[] Symptoms =
    [
        new() { Code = "AC-S01", CategoryCode = "AC", NameZh = "不制冷", NameEn = "No cooling" },
        new() { Code = "WH-S09", CategoryCode = "WH", NameZh = "漏电", NameEn = "Electric shock", IsSafetyCritical = true },
    ];

    [Fact]
    public void Form_WhenTheCustomerIsKnown_IsPrefilledAndSaysFromWhere()
    {
        using var pages = new DeskPages("zh-CN");
        var who = Callers.Candidate(1, "周敏", Callers.Unit(11));
        var draft = DraftPrefill.Begin(Callers.Pop(who), Floor.Repair);
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, draft).Add(x => x.Candidate, who).Add(x => x.Caller, Callers.Number));

        form.Find("[data-field=contact] input").GetAttribute("value").ShouldBe("周敏");
        form.Find("[data-field=contact] .src").TextContent.ShouldBe("来电");
        form.Find(".pick[aria-checked=true]").TextContent.ShouldContain("KFR-35GW/HM1");
        form.Find("[data-testid=form-warranty]").TextContent.ShouldContain("2029-06-10");
        form.Find("[data-field=phone] input").GetAttribute("value").ShouldBe("138****8000");
    }

    [Theory]
    [InlineData("zh-CN", "请填写机器")]
    [InlineData("en", "Fill in: machine")]
    public void Save_WhenFieldsAreMissing_NamesThemAndKeepsWhatWasTyped(string culture, string text)
    {
        using var pages = new DeskPages(culture);
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Description = "昨晚起不制冷", NewName = "单海燕" };
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, draft).Add(x => x.Caller, Callers.Number)
            .Add(x => x.Errors, new Dictionary<string, string> { [DraftFields.Unit] = text }));

        form.Find("[data-field=unit] [role=alert]").TextContent.ShouldBe(text);
        form.Find("textarea").GetAttribute("value").ShouldBe("昨晚起不制冷");
        form.Find("[data-field=customer] input").GetAttribute("value").ShouldBe("单海燕");
        form.FindAll("[data-field=customer] [role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public void Form_WhenNobodyIsKnown_AsksForTheNewCustomerWithTheNumberFilledIn()
    {
        using var pages = new DeskPages("zh-CN");
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, DraftPrefill.Begin(Callers.Pop(), Floor.Repair)).Add(x => x.Caller, Callers.Number));

        form.Find("[data-field=phone] input").GetAttribute("value").ShouldBe("138****8000");
        form.Find("[data-field=phone] .src").TextContent.ShouldBe("来电");
        form.Find("[data-field=customer] input").GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public void Value_WhenAPersonChangesIt_LosesItsSourceMark()
    {
        using var pages = new DeskPages("zh-CN");
        DeskDraft? kept = null;
        var who = Callers.Candidate(1, "周敏", Callers.Unit(11));
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, DraftPrefill.Begin(Callers.Pop(who), Floor.Repair)).Add(x => x.Candidate, who).Add(x => x.OnChange, d => kept = d));

        form.Find("[data-field=contact] input").Input("周建国");

        kept!.ContactName.ShouldBe("周建国");
        kept.Sources.ShouldNotContainKey(DraftFields.Contact);
        kept.Sources.ShouldContainKey(DraftFields.Address);
    }

    [Theory]
    [InlineData("bzl")]
    [InlineData("buzhileng")]
    [InlineData("不制冷")]
    public async Task Symptom_WhenItsInitialsAreTyped_IsFilledInWithItsCategory(string typed)
    {
        using var pages = new DeskPages("zh-CN");
        DeskDraft? kept = null;
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, new DeskDraft { Interaction = Floor.FirstCall }).Add(x => x.Symptoms, Symptoms).Add(x => x.OnChange, d => kept = d));

        await form.Find("[data-testid=ticket-symptom]").InputAsync(typed);
        await form.Find("[data-testid=ticket-symptom]").KeyDownAsync("Enter");

        (kept!.Symptom, kept.Category).ShouldBe(("AC-S01", "AC"));
    }

    [Fact]
    public async Task Symptom_WhenItsCodeIsTyped_IsOfferedFirstAndChosenByEnter()
    {
        using var pages = new DeskPages("zh-CN");
        DeskDraft? kept = null;
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, new DeskDraft { Interaction = Floor.FirstCall }).Add(x => x.Symptoms, Symptoms).Add(x => x.OnChange, d => kept = d));

        await form.Find("[data-testid=ticket-symptom]").InputAsync("ac-s01");
        await form.Find("[data-testid=ticket-symptom]").KeyDownAsync("Enter");

        kept!.Symptom.ShouldBe("AC-S01");
        kept.Category.ShouldBe("AC");
    }

    [Fact]
    public void Slots_AreChosenByKeySevenEightNine()
    {
        using var pages = new DeskPages("zh-CN");
        var slot = new AppointmentSlot(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero));
        DeskDraft? kept = null;
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, new DeskDraft { Interaction = Floor.FirstCall }).Add(x => x.Slots, [slot]).Add(x => x.OnChange, d => kept = d));

        var button = form.Find(".slot");
        button.GetAttribute("aria-keyshortcuts").ShouldBe("7");
        button.TextContent.ShouldContain("11-25");
        button.TextContent.ShouldContain("9–12");
        button.Click();
        kept!.Visit.ShouldBe(slot);
    }
}
