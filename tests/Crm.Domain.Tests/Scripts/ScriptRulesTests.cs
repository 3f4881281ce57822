using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Crm.Domain.Scripts;
using Crm.Domain.Tickets;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Scripts;

public sealed class ScriptRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Symptom Gas = new() { Code = "WH-S07", CategoryCode = "WH", NameZh = "闻到燃气味", NameEn = "Smells of gas", IsSafetyCritical = true };
    private static readonly Symptom Shock = new() { Code = "WH-S05", CategoryCode = "WH", NameZh = "漏电保护跳闸", NameEn = "Earth leakage trips", IsSafetyCritical = true };
    private static readonly Symptom Noise = new() { Code = "AC-S02", CategoryCode = "AC", NameZh = "噪音大", NameEn = "Noisy" };

    [Fact]
    public void Book_OfAGasFault_BeginsWithWhatMustBeSaid_AndElectricityAtABurnerIsNoGas()
    {
        Required(Gas).ShouldBe(["gas.valve", "gas.window", "gas.switch", "gas.leave"]);
        Required(Shock).ShouldBe(["hv.touch", "hv.power"], "\"leave every switch alone\" would be the wrong advice");
        Required(Noise).ShouldBeEmpty();
        ScriptBook.Shipped.For(Talk(Gas)).TakeWhile(l => l.IsRequired).Count().ShouldBe(4, "what saves lives comes first");
        ScriptBook.Shipped.For(Talk(Noise) with { Type = TicketType.Complaint }).ShouldContain(l => l.Code == "complaint.listen");
    }

    [Fact]
    public void Book_TakesTheNewestEditionThatHoldsToday_ElseTheOneAsShipped()
    {
        var one = Released(ScriptPlace.Category, "AC", 1, "ac.1");
        var two = one with { Edition = 2, Steps = [Step("ac.2")], ValidFrom = Today, ValidTo = Today.AddDays(3) };
        var draft = one with { Edition = 3, State = ScriptState.Draft, Steps = [Step("ac.3")] };

        Codes([one, two, draft], Today.AddDays(-1)).ShouldContain("ac.1");
        Codes([draft, two, one], Today).ShouldContain("ac.2");
        Codes([one, two, draft], Today.AddDays(4)).ShouldContain("ac.1");
        Codes([two, draft], Today.AddDays(4)).ShouldNotContain(c => c.StartsWith("ac.", StringComparison.Ordinal));
        new ScriptBook([Released(ScriptPlace.Gas, "", 1, "x") with { ValidTo = Today }], Today.AddDays(1)).Find(ScriptPlace.Gas, "")!.Edition.ShouldBe(0, "safety never ends with a date");
    }

    [Fact]
    public void Book_SaysTheNarrowestFirst_AndEveryCodeOnce()
    {
        var book = new ScriptBook(
            [Released(ScriptPlace.Queue, "gold", 1, "gold.1", "readback"), Released(ScriptPlace.Symptom, "AC-S02", 1, "s.1"), Released(ScriptPlace.Category, "AC", 1, "c.1")], Today);

        book.For(Talk(Noise) with { Queue = "gold" }).Select(l => l.Code).ShouldBe(["s.1", "c.1", "gold.1", "readback", "repair.fee", "repair.proof"]);
    }

    [Fact]
    public void Unsaid_NamesSafetyApartFromCourtesy()
    {
        var book = new ScriptBook([Released(ScriptPlace.Queue, "gold", 1, "gold.1") with { Steps = [Step("gold.1") with { IsRequired = true }] }], Today);
        var talk = Talk(Gas) with { Queue = "gold" };

        book.Unsaid(talk, _ => false)!.Rule.ShouldBe(ScriptRules.SafetyMustBeSaid);
        book.Unsaid(talk, c => c != "gold.1")!.Rule.ShouldBe(ScriptRules.MustBeSaid);
        book.Unsaid(talk, _ => true).ShouldBeNull();
    }

    [Fact]
    public void Release_OfAnEmptiedGasScript_NeedsAReasonAndASecondPerson()
    {
        var shipped = DefaultScripts.Find(ScriptPlace.Gas, "");
        var empty = new Script { Place = ScriptPlace.Gas, Edition = 1, DraftedBy = "admin" };

        ScriptRules.CheckRelease(empty, shipped, "admin2", null)!.Rule.ShouldBe(ScriptRules.WeakerNeedsAReason);
        ScriptRules.CheckRelease(empty, shipped, "admin2", "  ok  ")!.Rule.ShouldBe(ScriptRules.WeakerNeedsAReason);
        ScriptRules.CheckRelease(empty, shipped, "ADMIN", "replaced by the new leaflet")!.Rule.ShouldBe(ScriptRules.WeakerNeedsTwo);
        ScriptRules.CheckRelease(empty, shipped, "admin2", "replaced by the new leaflet").ShouldBeNull();
    }

    [Fact]
    public void Release_OfASafetyScript_IsWeaker_WhenARequiredSentenceIsGoneOptionalOrOtherwiseWorded()
    {
        var shipped = DefaultScripts.Find(ScriptPlace.Gas, "")!;
        var more = shipped with { Steps = shipped.Steps.Add(Step("gas.more") with { IsRequired = true }) };

        ScriptRules.IsWeaker(more, shipped).ShouldBeFalse();
        ScriptRules.IsWeaker(shipped with { Steps = shipped.Steps.RemoveAt(3) }, shipped).ShouldBeTrue();
        ScriptRules.IsWeaker(shipped with { Steps = shipped.Steps.SetItem(0, shipped.Steps[0] with { IsRequired = false }) }, shipped).ShouldBeTrue();
        ScriptRules.IsWeaker(shipped with { Steps = shipped.Steps.SetItem(0, shipped.Steps[0] with { TextZh = "。" }) }, shipped).ShouldBeTrue();
        ScriptRules.IsWeaker(Released(ScriptPlace.Category, "AC", 2), Released(ScriptPlace.Category, "AC", 1, "a")).ShouldBeFalse("courtesy is nobody's life");
    }

    [Fact]
    public void ReleasedEditions_NeverChange_AndSafetyIsNotRetired()
    {
        ScriptRules.CheckChange(Released(ScriptPlace.Queue, "gold", 1, "a"))!.Rule.ShouldBe(ScriptRules.OnlyADraftChanges);
        ScriptRules.CheckRetirement(Released(ScriptPlace.Gas, "", 1, "a"))!.Rule.ShouldBe(ScriptRules.SafetyIsReplaced);
        ScriptRules.CheckRetirement(Released(ScriptPlace.Queue, "gold", 1, "a")).ShouldBeNull();
    }

    [Fact]
    public void Check_NamesEveryFieldThatIsWrong()
    {
        var bad = new Script { Place = ScriptPlace.Queue, ValidFrom = Today, ValidTo = Today.AddDays(-1), Steps = [new ScriptStep("a", "", new string('x', 201), true), new ScriptStep("a", "好", "good", false)] };

        ScriptRules.Check(bad).Select(r => r.Parameters.First(p => p.Name == "field").Value).ShouldBe(["scope", "code", "validTo", "textZh"]);
        ScriptRules.Check(bad with { Steps = [.. Enumerable.Range(0, ScriptRules.MostSteps + 1).Select(n => Step($"s{n}"))] }).ShouldContain(r => r.Rule == FieldRules.OutOfRange);
        DefaultScripts.All.ShouldAllBe(s => ScriptRules.Check(s).IsEmpty);
    }

    private static ScriptCase Talk(Symptom symptom) => new(TicketType.Repair, "", symptom.CategoryCode, symptom);

    private static IEnumerable<string> Required(Symptom symptom) => ScriptBook.Shipped.For(Talk(symptom)).Where(l => l.IsRequired).Select(l => l.Code);

    private static IEnumerable<string> Codes(Script[] editions, DateOnly day) => new ScriptBook(editions, day).For(Talk(Noise)).Select(l => l.Code);

    private static ScriptStep Step(string code) => new(code, "好", "Good", false);

    private static Script Released(ScriptPlace place, string scope, int edition, params string[] codes) =>
        new() { Place = place, Scope = scope, Edition = edition, State = ScriptState.Released, Steps = [.. codes.Select(Step)] };
}
