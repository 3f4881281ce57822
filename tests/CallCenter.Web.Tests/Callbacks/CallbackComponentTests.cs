using Bunit;
using CallCenter.Web.Features.Callbacks;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Tests.Desk;
using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Persistence.Callbacks;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Callbacks;

public sealed class CallbackComponentTests
{
    private static readonly string[] Rules =
    [
        "OutsideCallingWindow", "CallbackIsFinal", "CallbackIsTaken", "CallbackIsNotDueYet", "CallbackIsNotYours", "CallbackIsBeingDialled", "CallbackBelongsToAnother", "CallbackAgentHandledTheTicket",
        "CustomerMustNotBeCalled", "NoCallbackIsDue", "NoCallbackIsDueUntil", "AgreedTimeMustBeInTheFuture", "AgreedTimeIsTooFarAhead", "ScoreIsOneToFive", "AmountMustNotBeNegative",
        "FollowUpIsSettled", "FollowUpNeedsAnotherPerson", "ClockOnlyMovesForward", "ClockMoveIsTooLong", Refusal.StaleVersion, Refusal.RequiredFieldsMissing,
    ];

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("zh-CN", "接通", "线路判断", "金额对不上，多收 ¥60.00")]
    [InlineData("en", "Reached", "From the line", "Amounts differ: ¥60.00 too much")]
    public void Form_WithAnotherFee_NamesDifferenceAndWhatFollows(string culture, string reached, string proposed, string differs)
    {
        using var page = new DeskPages(culture);
        var draft = new CallbackDraft { Task = default, Outcome = AttemptOutcome.Reached, IsProposed = true, Charged = "180" };
        var form = page.Render<CallbackForm>(p => p.Add(f => f.Draft, draft).Add(f => f.Recorded, Money.Yuan(120)));

        form.Find("[data-outcome=Reached]").TextContent.ShouldContain(reached);
        form.Find("[data-outcome=Reached]").GetAttribute("aria-pressed").ShouldBe("true");
        form.Find("[data-testid=outcome-proposed]").TextContent.ShouldBe(proposed);
        var mismatch = form.Find("[data-testid=fee-mismatch]");
        mismatch.TextContent.ShouldContain(differs);
        mismatch.QuerySelectorAll("li").Length.ShouldBe(3);
    }

    [Fact]
    public void Form_TellsEveryChange_AndAsksOnlyWhatTheKindNeeds()
    {
        using var page = new DeskPages("zh-CN");
        CallbackDraft? kept = null;
        var form = page.Render<CallbackForm>(p => p
            .Add(f => f.Draft, new CallbackDraft { Task = default, Outcome = AttemptOutcome.Reached }).Add(f => f.Kind, CallbackKind.Observe).Add(f => f.OnChange, d => kept = d));

        form.FindAll("[data-testid=callback-charged]").ShouldBeEmpty();
        form.Find("[data-field=solved] [data-value=no]").Click();
        kept!.IsSolved.ShouldBe(false);
        form.Find("[data-outcome=CallLater]").Click();
        (kept.Outcome, kept.IsProposed).ShouldBe((AttemptOutcome.CallLater, false));
        form.Find("[data-testid=callback-complaint]").Click();
        kept.IsComplaint.ShouldBeTrue();

        var complaint = page.Render<CallbackForm>(p => p.Add(f => f.Draft, new CallbackDraft { Task = default, Outcome = AttemptOutcome.Reached }).Add(f => f.Kind, CallbackKind.Complaint));
        complaint.Markup.ShouldContain("投诉解决了吗");
        complaint.FindAll("[data-testid=callback-score]").ShouldHaveSingleItem();
        complaint.FindAll("[data-testid=callback-charged]").ShouldBeEmpty();
    }

    [Fact]
    public void Form_EveryOutcome_HasAKeyAndAWord()
    {
        using var page = new DeskPages("en");
        var form = page.Render<CallbackForm>(p => p.Add(f => f.Draft, new CallbackDraft { Task = default, Outcome = AttemptOutcome.NoAnswer }).Add(f => f.Then, "then"));
        foreach (var outcome in Enum.GetValues<AttemptOutcome>())
        {
            var button = form.Find($"[data-outcome={outcome}]");
            button.GetAttribute("aria-keyshortcuts").ShouldNotBeNullOrEmpty();
            button.TextContent.ShouldNotContain(outcome.ToString() == "NoAnswer" ? "NoAnswer" : "AttemptOutcome");
        }

        form.Find("[data-testid=callback-then]").TextContent.ShouldBe("then");
    }

    [Theory]
    [InlineData("zh-CN", 1, "late", "超 2 小时 0 分")]
    [InlineData("zh-CN", 70, "soon", "3 小时 0 分")]
    [InlineData("en", 60, "day", "13 h 0 min")]
    [InlineData("en", 20, "ok", "2 d 5 h")]
    public void Due_SaysTimeLeft_AsShapeColourAndWord(string culture, int hoursUsed, string level, string words)
    {
        using var page = new DeskPages(culture);
        var started = level == "late" ? Now.AddHours(-74) : Now.AddHours(-hoursUsed + (level == "soon" ? 1 : level == "day" ? 1 : 1));
        var mark = page.Render<DueMark>(p => p.Add(m => m.Task, TaskFrom(started)).Add(m => m.Now, Now)).Find(".due");
        mark.GetAttribute("data-level").ShouldBe(level);
        mark.TextContent.ShouldBe(words);
        mark.QuerySelector(".due__pie").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("zh-CN", "费用异常", "多收费")]
    [InlineData("en", "Fee exception", "Overcharged")]
    public void FollowUp_SaysWhatIsDemanded_AndIsSettledWithAResult(string culture, string kind, string cause)
    {
        using var page = new DeskPages(culture);
        var followUp = new CallbackFollowUp
        {
            Id = Guid.NewGuid(), Number = "E-261124-0001", CallbackId = default, TicketId = default, Kind = FollowUpKind.FeeException, Causes = FollowUpRules.Overcharged,
            Said = Money.Yuan(180), Recorded = Money.Yuan(120), CreatedAt = Now, CreatedBy = "callback1", DueAt = Now.AddHours(-1),
        };
        (CallbackFollowUp FollowUp, string Result)? settled = null;
        var card = page.Render<FollowUpCard>(p => p.Add(c => c.Line, new FollowUpLine(followUp, "T-261124-0001", "周敏", "网点", null)).Add(c => c.Now, Now).Add(c => c.OnSettle, s => settled = s));

        card.Find("[data-testid=follow-up]").TextContent.ShouldContain(kind);
        card.Find("[data-testid=follow-up]").TextContent.ShouldContain(cause);
        card.Find("[data-testid=settle]").HasAttribute("disabled").ShouldBeTrue();
        card.Find("[data-testid=settle-result]").Input("refunded");
        card.Find("[data-testid=settle]").Click();
        settled!.Value.Result.ShouldBe("refunded");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Words_EveryStateOutcomeReasonAndRule_HasOne(string culture)
    {
        using var page = new DeskPages(culture);
        var words = page.Services.GetRequiredService<CrmWords>();
        var texts = page.Services.GetRequiredService<IStringLocalizer<CallbackText>>();
        foreach (var reason in PlanReasons.All)
        {
            texts[$"Plan.{reason}"].ResourceNotFound.ShouldBeFalse(reason);
            texts[$"Plan.{reason}.Short"].ResourceNotFound.ShouldBeFalse(reason);
        }

        foreach (var reason in CloseReasons.All) words.CloseReason(reason).ShouldNotBe(reason);
        foreach (var cause in new[] { FollowUpRules.Overcharged, FollowUpRules.Undercharged, FollowUpRules.NotSolved, FollowUpRules.PoorManner, FollowUpRules.Complains, FollowUpRules.LowScore })
            texts[$"Cause.{cause}"].ResourceNotFound.ShouldBeFalse(cause);
        foreach (var state in Enum.GetValues<CallbackState>()) Known(words.Of(state), culture);
        foreach (var outcome in Enum.GetValues<AttemptOutcome>()) Known(words.Of(outcome), culture);
        foreach (var kind in Enum.GetValues<FollowUpKind>()) Known(words.Of(kind), culture);
        foreach (var rule in Rules)
            words.Of(Refusal.Of(rule)).ShouldNotBe(rule);
        words.Of(Refusal.Of("OutsideCallingWindow", ("next", "2026-11-25T01:00:00Z"))).ShouldContain("11-25 09:00");
    }

    [Theory]
    [InlineData("180", 18000L)]
    [InlineData(" ￥180.50 ", 18050L)]
    [InlineData("180。5", 18050L)]
    [InlineData("0", 0L)]
    [InlineData("", null)]
    [InlineData("-5", null)]
    [InlineData("1.234", null)]
    [InlineData("abc", null)]
    [InlineData("99999999999", null)]
    public void Amount_AsTyped_IsReadOrAskedAgain(string typed, long? fen)
    {
        var draft = new CallbackDraft { Task = default, Outcome = AttemptOutcome.Reached, Charged = typed };
        draft.ChargedSaid?.Fen.ShouldBe(fen!.Value);
        (draft.ChargedSaid is null).ShouldBe(fen is null);
        draft.Unreadable.ShouldBe(fen is null && typed.Length > 0 ? CallbackDraft.ChargedField : null);
    }

    [Fact]
    public void Form_KeptBeforeAResultOfItsTaskWasRecorded_IsOver_OthersAreNot()
    {
        var draft = new CallbackDraft { Task = new CallbackId(new Guid(1, 0, 0, new byte[8])), Outcome = AttemptOutcome.Busy, KeptAt = Now };
        var attempt = new CallbackAttempt { CallbackId = draft.Task, Seq = 1, StartedAt = Now, AgentId = "callback1", Outcome = AttemptOutcome.Busy, EndedAt = Now.AddSeconds(1) };

        draft.IsOver([attempt]).ShouldBeTrue();
        draft.IsOver([attempt with { EndedAt = Now.AddSeconds(-1) }]).ShouldBeFalse("it is the next attempt's");
        draft.IsOver([attempt with { Outcome = null }]).ShouldBeFalse("a lost call has no result: the form is all that is left of it");
        draft.IsOver([attempt with { CallbackId = default }]).ShouldBeFalse("another task");
        draft.IsOver([]).ShouldBeFalse();
    }

    [Fact]
    public void AgreedTime_IsMeantInTheSitesZone()
    {
        var draft = new CallbackDraft { Task = default, Outcome = AttemptOutcome.CallLater, LaterDay = "2026-11-25", LaterTime = "10:30" };
        draft.AgreedAt!.Value.UtcDateTime.ShouldBe(new DateTime(2026, 11, 25, 2, 30, 0, DateTimeKind.Utc));
        (draft with { LaterTime = "" }).Unreadable.ShouldBe(CallbackDraft.AgreedField);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613800138000", "'+8613800138000")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("周敏", "周敏")]
    public void Export_NoCell_IsAFormula(string text, string cell) => CallCenter.Web.Features.Spreadsheets.CsvCell.Of(text).ShouldBe(cell);

    private static void Known(string word, string culture) => Resources.Repository.HasChinese(word).ShouldBe(culture == "zh-CN", word);

    private static CallbackTask TaskFrom(DateTimeOffset started) => new()
    {
        Id = default, TicketId = new TicketId(Guid.NewGuid()), Round = 1, Kind = CallbackKind.Completion, StartedAt = started, DueAt = started.AddHours(72), LateAt = started.AddHours(72),
    };
}
