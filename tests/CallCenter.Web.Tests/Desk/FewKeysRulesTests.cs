using System.Collections.Immutable;
using Bunit;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.ScreenPop;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Scripts;
using Crm.Domain.Tickets;
using Persistence.History;
using Persistence.Queries;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

/// <summary>What the form knows by itself, so that few keys are enough.</summary>
public sealed class FewKeysRulesTests
{
    private static readonly PopCandidate Two = Callers.Candidate(1, "周敏", Callers.Unit(11), Callers.Unit(12));
    private static readonly Symptom Gas = new() { Code = "WH-S07", CategoryCode = "WH", NameZh = "闻到燃气味", NameEn = "Smells of gas", IsSafetyCritical = true };
    private static readonly Symptom Shock = new() { Code = "WH-S05", CategoryCode = "WH", NameZh = "漏电保护跳闸", NameEn = "Earth leakage trips", IsSafetyCritical = true };
    private static readonly Symptom Noise = new() { Code = "AC-S02", CategoryCode = "AC", NameZh = "噪音大", NameEn = "Noisy" };

    [Fact]
    public void Unit_WhenItIsTheOnlyOne_IsChosen() => LikelyUnit.Of(Callers.Candidate(1, "周敏", Callers.Unit(11)))!.Value.Ground.ShouldBe(UnitGround.Only);

    [Fact]
    public void Unit_WhenTheNewestOpenTicketNamesOne_IsChosenBeforeThatOfTheLastCall()
    {
        var who = Two with { OpenTickets = [Callers.Ticket(), Callers.Ticket() with { UnitId = Two.Units[1].Id }], LastContacts = [Contact(Two.Units[0])] };

        LikelyUnit.Of(who).ShouldBe((Two.Units[1], UnitGround.OpenTicket));
    }

    [Fact]
    public void Unit_WhenOnlyTheLastCallSpeaksForOne_IsThatOne_AndAnEarlierCallSaysNothing()
    {
        LikelyUnit.Of(Two with { LastContacts = [Contact(Two.Units[1])] }).ShouldBe((Two.Units[1], UnitGround.LastCall));
        LikelyUnit.Of(Two with { LastContacts = [Contact(null), Contact(Two.Units[1])] }).ShouldBeNull();
        LikelyUnit.Of(Two).ShouldBeNull("two machines and nothing speaks for either: the agent chooses");
    }

    [Theory]
    [InlineData("zh-CN", "未结服务单说的是这一台")]
    [InlineData("en", "The open ticket is about it")]
    public void Form_SaysOnWhatGroundAUnitWasChosen_AndOnePressConfirmsIt(string culture, string ground)
    {
        using var pages = new DeskPages(culture);
        DeskDraft? kept = null;
        var who = Two with { OpenTickets = [Callers.Ticket() with { UnitId = Two.Units[1].Id }] };
        var draft = DraftPrefill.Begin(Callers.Pop(who), Floor.Repair);
        draft.Unit.ShouldBe(Two.Units[1].Id);
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, draft).Add(x => x.Candidate, who).Add(x => x.OnChange, d => kept = d));

        form.Find("[data-testid=unit-ground]").TextContent.ShouldContain(ground);
        form.Find(".pick[aria-checked=true]").Click();

        kept!.Unit.ShouldBe(Two.Units[1].Id, "the press confirms what was suggested");
        kept.UnitGround.ShouldBe(UnitGround.None);
        kept.Sources.ShouldNotContainKey(DraftFields.Unit);
    }

    [Fact]
    public void Priority_TheStrongestGroundCounts()
    {
        var plain = Two with { Customer = Two.Customer with { Tier = CustomerTier.Standard } };
        var open = plain with { OpenTickets = [Callers.Ticket() with { PromisedFor = null }], CallsInSevenDays = 1 };
        SuggestedPriority.Of(isDangerous: true, open, Floor.Now).ShouldBe((TicketPriority.Urgent, PriorityGround.Safety));
        SuggestedPriority.Of(false, open with { OpenTickets = [Callers.Ticket() with { PromisedFor = Floor.Now.AddMinutes(-1) }] }, Floor.Now).ShouldBe((TicketPriority.High, PriorityGround.Overdue));
        SuggestedPriority.Of(false, open, Floor.Now).ShouldBe((TicketPriority.High, PriorityGround.Repeat));
        SuggestedPriority.Of(false, Two, Floor.Now).ShouldBe((TicketPriority.High, PriorityGround.Tier));
        SuggestedPriority.Of(false, plain, Floor.Now).ShouldBe((TicketPriority.Normal, PriorityGround.None));
        SuggestedPriority.Of(false, null, Floor.Now).ShouldBe((TicketPriority.Normal, PriorityGround.None));
    }

    [Fact]
    public void Priority_ThatAPersonChose_IsNeverTouched()
    {
        var draft = new DeskDraft { Interaction = Floor.FirstCall, Priority = TicketPriority.Normal, HasChosenPriority = true };
        SuggestedPriority.Apply(draft, isDangerous: true, Two, Floor.Now).ShouldBeSameAs(draft);
        SuggestedPriority.Apply(draft with { HasChosenPriority = false }, isDangerous: true, Two, Floor.Now).Priority.ShouldBe(TicketPriority.Urgent);
    }

    [Fact]
    public void Script_OfAGasFault_BeginsWithWhatMustBeSaid_AndElectricityAtABurnerIsNoGas()
    {
        Required(Gas).ShouldBe(["gas.valve", "gas.window", "gas.switch", "gas.leave"]);
        Required(Shock).ShouldBe(["hv.touch", "hv.power"], "\"leave every switch alone\" would be the wrong advice");
        Required(Noise).ShouldBeEmpty();

        static IEnumerable<string> Required(Symptom symptom) =>
            ScriptBook.Shipped.For(DeskScripts.CaseOf(new DeskDraft { Interaction = Floor.FirstCall }, symptom)).TakeWhile(l => l.IsRequired).Select(l => l.Code);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Script_EveryStepHasWords_AndAltEnterTicksOneAfterTheOther(string culture)
    {
        using var pages = new DeskPages(culture);
        foreach (var type in Enum.GetValues<TicketType>())
        {
            foreach (var symptom in new[] { Gas, Shock, Noise })
            {
                var draft = new DeskDraft { Interaction = Floor.FirstCall, Type = type };
                var steps = ScriptBook.Shipped.For(DeskScripts.CaseOf(draft, symptom));
                var bar = pages.Render<ScriptBar>(p => p.Add(x => x.Lines, steps).Add(x => x.Said, draft.Said).Add(x => x.OnSaid, line => draft = DeskScripts.Tick(draft, line, Floor.Now)));
                foreach (var step in steps)
                {
                    bar.Find("[data-testid=script]").GetAttribute("data-step").ShouldBe(step.Code);
                    bar.Find("[data-testid=script]").TextContent.ShouldContain(culture == "en" ? step.Step.TextEn : step.Step.TextZh);
                    bar.Find("[data-testid=script-said]").GetAttribute("aria-keyshortcuts").ShouldBe("Alt+Enter");
                    bar.Find("[data-testid=script-said]").Click();
                    bar.Render(p => p.Add(x => x.Said, draft.Said));
                    draft.Ticks[step.Code].ShouldBe(new ScriptTick(step.Place, step.Scope, 0, step.Code, culture == "en" ? step.Step.TextEn : step.Step.TextZh, step.IsRequired, Floor.Now));
                }

                bar.Find("[data-testid=script]").GetAttribute("data-step").ShouldBe("");
            }
        }
    }

    [Fact]
    public void NextFreeSlot_ByOneKey_SkipsWhatIsFull()
    {
        using var pages = new DeskPages("zh-CN");
        var first = new AppointmentSlot(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero));
        var second = new AppointmentSlot(new DateTimeOffset(2026, 11, 25, 5, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
        DeskDraft? kept = null;
        var form = pages.Render<TicketForm>(p => p.Add(x => x.Draft, new DeskDraft { Interaction = Floor.FirstCall }).Add(x => x.Slots, [first, second]).Add(x => x.FullSlots, new HashSet<AppointmentSlot> { first }).Add(x => x.OnChange, d => kept = d));

        form.Find("button[aria-keyshortcuts='Alt+V']").Click();

        kept!.Visit.ShouldBe(second);
    }

    [Theory]
    [InlineData("zh-CN", "尾号 8000", "不制冷", "香港中路")]
    [InlineData("en", "ending in 8000", "No cooling", "香港中路")]
    public void ReadBack_SaysWhoWhatWhereAndWhen_ButNotTheWholeNumber(string culture, string number, string fault, string place)
    {
        using var pages = new DeskPages(culture);
        var slot = new AppointmentSlot(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero));
        var who = Callers.Candidate(1, "周敏", Callers.Unit(11));
        var draft = DraftPrefill.Begin(Callers.Pop(who), Floor.Repair) with { Symptom = "AC-S01", Visit = slot };
        var text = pages.Render<ReadBack>(p => p.Add(x => x.Draft, draft).Add(x => x.Candidate, who).Add(x => x.Caller, Callers.Number).Add(x => x.Place, "青岛市市南区香港中路 76 号")
            .Add(x => x.Symptom, new Symptom { Code = "AC-S01", CategoryCode = "AC", NameZh = "不制冷", NameEn = "No cooling" })).Find("[data-testid=read-back]").TextContent;

        text.ShouldContain("周敏");
        text.ShouldContain(number);
        text.ShouldContain(fault);
        text.ShouldContain(place);
        text.ShouldContain("11-25");
        text.ShouldNotContain("13812348000");
    }

    [Theory]
    [InlineData("zh-CN", "机器", "结果")]
    [InlineData("en", "machine", "Result")]
    public void WrapUp_ListsWhatIsMissing_AndLeadsThere(string culture, string unit, string result)
    {
        using var pages = new DeskPages(culture);
        string? gone = null;
        var note = pages.Render<StillMissing>(p => p.Add(x => x.Fields, [DraftFields.Unit, DraftFields.Disposition]).Add(x => x.OnGo, f => gone = f));

        note.Find("[data-missing=unit]").TextContent.ShouldBe(unit);
        note.Find("[data-missing=disposition]").TextContent.ShouldBe(result);
        note.Find("[data-missing=unit]").Click();
        gone.ShouldBe(DraftFields.Unit);
        pages.Render<StillMissing>(p => p.Add(x => x.Fields, [])).Markup.Trim().ShouldBeEmpty("nothing missing, nothing said");
    }

    [Theory]
    [InlineData("053288001122", "青岛")]
    [InlineData("02168001122", "上海")]
    [InlineData("13812348000", null)]
    [InlineData("4008001000", null)]
    [InlineData("", null)]
    public void Place_IsKnownOfALandlineOnly(string raw, string? place) =>
        AreaCodes.PlaceOf(PhoneNumber.Normalize(raw, PhoneSource.Trunk))?.Zh.ShouldBe(place);

    [Theory]
    [InlineData("zh-CN", "工程师 王强（QD01-02）来电", "投诉未结", "应回访，已超期")]
    [InlineData("en", "Technician 王强 (QD01-02) calls", "Open complaint", "late")]
    public void Ring_TellsTheTechnicianWithHisDay_TheComplaint_AndTheBrokenPromise(string culture, string technician, string complaint, string late)
    {
        using var pages = new DeskPages(culture);
        var call = DeskView.From(Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.Ringing, Floor.FirstCall)], Floor.CallIn(CallPhase.Offered, Floor.Lin)), Floor.Lin).Call!;
        var who = Callers.Candidate(1, "周敏") with { OpenTickets = [Callers.Ticket() with { Type = TicketType.Complaint }] };
        var pop = Callers.Pop(who) with
        {
            CallbackDueAt = Floor.Now.AddHours(-1),
            Technician = new CallingTechnician("QD01-02", "王强", "市南网点", "Shinan", [new TechnicianVisit("T-261122-0007", DispatchStatus.Departed, Floor.Now.AddHours(1), "不制冷", "No cooling")]),
        };
        var card = pages.Render<RingCard>(p => p.Add(x => x.Call, call).Add(x => x.Pop, pop).Add(x => x.Now, Floor.Now));

        card.Find("[data-testid=ring-technician]").TextContent.ShouldContain(technician);
        card.Find("[data-testid=ring-technician] a").GetAttribute("href").ShouldBe("/tickets/T-261122-0007");
        card.Markup.ShouldContain(complaint);
        card.Find("[data-testid=ring-promise]").TextContent.ShouldContain(late);
    }

    private static PopContact Contact(PopUnit? unit) =>
        new(Guid.CreateVersion7(), InteractionDirection.Inbound, null, null, "agent1", "林晓雯", "repair", Floor.Now.AddDays(-2), TimeSpan.FromMinutes(3), null, null) { UnitId = unit?.Id };
}
