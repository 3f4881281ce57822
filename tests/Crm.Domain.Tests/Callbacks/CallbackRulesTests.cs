using Crm.Domain.Callbacks;
using Shouldly;
using Xunit;
using static Crm.Domain.Callbacks.AttemptOutcome;

namespace Crm.Domain.Tests.Callbacks;

public sealed class CallbackRulesTests
{
    private static readonly CallbackCommand Wake = new CallbackCommand.Wake();
    private static readonly CallbackCommand Take = new CallbackCommand.Take("callback1");

    [Theory]
    [InlineData("2026-11-23 10:00", "2026-11-26 10:00", "2026-11-23 12:00", PlanReasons.First)]
    [InlineData("2026-11-23 18:30", "2026-11-26 18:30", "2026-11-24 09:00", PlanReasons.NextOpening)]
    [InlineData("2026-11-23 23:00", "2026-11-26 23:00", "2026-11-24 09:00", PlanReasons.NextOpening)]
    public void Completion_IsDueAfter72Hours_AndFirstCalledTwoHoursAfterTheWork(string completed, string due, string first, string reason)
    {
        var task = Cases.Open(completed);
        Cases.Local(task.DueAt).ShouldBe(due);
        task.LateAt.ShouldBe(task.DueAt);
        Cases.Local(task.NextAttemptAt).ShouldBe(first);
        task.PlanReason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("2026-11-23 10:00", "2026-11-23 10:30", "2026-11-23 10:30", "2026-11-23 11:00")]
    [InlineData("2026-11-23 19:45", "2026-11-23 20:15", "2026-11-24 09:00", "2026-11-24 09:30")]
    public void Observe_IsCalledAtItsDueInstant_OrAtTheNextOpening(string solved, string due, string first, string late)
    {
        var task = Cases.Open(solved, CallbackKind.Observe);
        Cases.Local(task.DueAt).ShouldBe(due);
        Cases.Local(task.NextAttemptAt).ShouldBe(first);
        Cases.Local(task.LateAt).ShouldBe(late);
    }

    [Fact]
    public void Deadline_AtAClosedTime_HasTheLastOpenMinuteBeforeIt() =>
        Cases.Local(Cases.Open("2026-11-23 23:00").LastCallAt).ShouldBe("2026-11-26 19:59");

    [Fact]
    public void FirstCall_MovesBeforeTheHoliday_WhenTheWindowClosesForTheRestOfThePromise()
    {
        var closed = Cases.Context(CallbackDays.NotOnHolidays, [.. Enumerable.Range(1, 7).Select(d => Cases.Day($"2026-10-0{d}", Crm.Domain.Calendar.CalendarDayKind.Holiday))]);
        var task = Cases.Open("2026-09-30 19:00", context: closed);
        Cases.Local(task.NextAttemptAt).ShouldBe("2026-09-30 19:00");
        task.PlanReason.ShouldBe(PlanReasons.BeforeDeadline);
        Cases.Open("2026-10-02 10:00", context: closed).PlanReason.ShouldBe(PlanReasons.LateAnyway);
    }

    [Theory]
    [InlineData(NoAnswer, "2026-11-23 14:00", "2026-11-23 18:00", 1, PlanReasons.Retry)]
    [InlineData(NoAnswer, "2026-11-23 13:00", "2026-11-23 18:00", 1, PlanReasons.OtherDayPart)]
    [InlineData(NoAnswer, "2026-11-23 19:00", "2026-11-24 09:00", 1, PlanReasons.NextOpening)]
    [InlineData(Machine, "2026-11-23 12:30", "2026-11-23 18:00", 1, PlanReasons.OtherDayPart)]
    [InlineData(Busy, "2026-11-23 14:00", "2026-11-23 14:20", 0, PlanReasons.Retry)]
    [InlineData(Unreachable, "2026-11-23 14:00", "2026-11-23 14:30", 0, PlanReasons.Retry)]
    [InlineData(Refused, "2026-11-23 14:00", "2026-11-24 18:00", 1, PlanReasons.OtherDayPart)]
    public void Retry_FollowsTheTableOfOutcomes(AttemptOutcome outcome, string at, string next, int counted, string reason)
    {
        var task = Cases.Open("2026-11-23 09:00").Attempt(at, outcome);
        task.State.ShouldBe(CallbackState.Planned);
        Cases.Local(task.NextAttemptAt).ShouldBe(next);
        task.Attempts.ShouldBe(counted);
        task.PlanReason.ShouldBe(reason);
    }

    [Fact]
    public void Retry_ThatWouldMissTheDeadline_MovesBeforeIt()
    {
        var task = Cases.Open("2026-11-23 15:00").Attempt("2026-11-26 13:00", NoAnswer);
        Cases.Local(task.NextAttemptAt).ShouldBe("2026-11-26 14:30");
        task.PlanReason.ShouldBe(PlanReasons.BeforeDeadline);
        Cases.Local(Cases.Open("2026-11-23 15:00").Attempt("2026-11-26 14:20", NoAnswer).NextAttemptAt).ShouldBe("2026-11-26 14:35");
    }

    [Fact]
    public void Attempts_ThatRang_AreLimited_ThoseThatDidNotAreNotCounted()
    {
        var task = Cases.Open("2026-11-23 09:00");
        foreach (var at in new[] { "2026-11-23 11:00", "2026-11-23 11:30" }) task = task.Attempt(at, Busy);
        task.Attempts.ShouldBe(0);
        var instants = new[] { "2026-11-23 14:00", "2026-11-23 19:00", "2026-11-24 10:00", "2026-11-24 15:00", "2026-11-24 19:00" };
        foreach (var at in instants) task = task.Attempt(at, NoAnswer);
        (task.State, task.CloseReason, task.Attempts, task.Rounds).ShouldBe((CallbackState.Exhausted, CloseReasons.Attempts, 5, 7));
    }

    [Fact]
    public void AlwaysBusy_EndsAfterTheLimitOfRounds()
    {
        var task = Cases.Open("2026-11-23 09:00");
        for (var i = 0; task.IsOpen; i++)
            task = task.Attempt(Cases.Local(task.NextAttemptAt), Busy);
        (task.CloseReason, task.Rounds).ShouldBe((CloseReasons.Rounds, CallbackPolicy.Default.MaxRounds));
    }

    [Fact]
    public void RefusedTwice_WrongNumber_AndDoNotCall_AreFinal()
    {
        Cases.Open("2026-11-23 09:00").Attempt("2026-11-23 11:00", Refused).Attempt("2026-11-24 19:00", Refused).CloseReason.ShouldBe(CloseReasons.Refused);
        Cases.Open("2026-11-23 09:00").Attempt("2026-11-23 11:00", WrongNumber).CloseReason.ShouldBe(CloseReasons.WrongNumber);
        var stopped = Cases.Open("2026-11-23 09:00").Attempt("2026-11-23 11:00", DoNotCall);
        (stopped.State, stopped.CloseReason, stopped.OpenFor).ShouldBe((CallbackState.Cancelled, CloseReasons.DoNotCall, null));
    }

    [Fact]
    public void WrongNumber_WithAnotherOne_IsTriedAgainAtOnce()
    {
        var task = Cases.Open("2026-11-23 09:00").Do("2026-11-23 11:00", Take)
            .Do("2026-11-23 11:00", new CallbackCommand.Record("callback1", new AttemptResult(WrongNumber, HasOtherNumber: true)));
        Cases.Local(task.NextAttemptAt).ShouldBe("2026-11-23 11:00");
    }

    [Fact]
    public void CallLater_IsPlannedAtTheAgreedInstant_ButNotOutsideTheWindow()
    {
        var task = Cases.Open("2026-11-23 09:00");
        Cases.Local(task.Attempt("2026-11-23 11:00", CallLater, "2026-11-24 19:30").NextAttemptAt).ShouldBe("2026-11-24 19:30");
        var taken = task.Do("2026-11-23 11:00", Take);
        CallbackCommand Later(string? at) => new CallbackCommand.Record("callback1", new AttemptResult(CallLater, at is null ? null : Cases.At(at)));
        taken.Refusal("2026-11-23 11:00", Later("2026-11-24 21:00")).ToString().ShouldBe("OutsideCallingWindow (next=2026-11-25T01:00:00Z)");
        taken.Refusal("2026-11-23 11:00", Later("2026-11-23 10:00")).Rule.ShouldBe("AgreedTimeMustBeInTheFuture");
        taken.Refusal("2026-11-23 11:00", Later("2026-12-23 10:00")).Rule.ShouldBe("AgreedTimeIsTooFarAhead");
        taken.Refusal("2026-11-23 11:00", Later(null)).Rule.ShouldBe(Refusal.RequiredFieldsMissing);
    }

    [Fact]
    public void OutsideTheWindow_NothingIsTakenOrDialled_AndTheNextInstantIsNamed()
    {
        var task = Cases.Open("2026-11-23 09:00");
        task.Refusal("2026-11-23 20:00", Take).ToString().ShouldBe("OutsideCallingWindow (next=2026-11-24T01:00:00Z)");
        var taken = task.Do("2026-11-23 19:59", Take);
        taken.Refusal("2026-11-23 20:00", new CallbackCommand.Dial("callback1", Guid.NewGuid(), null)).Rule.ShouldBe("OutsideCallingWindow");
    }

    [Fact]
    public void AnswersAboutATaskInHand_MayFollowTheEndOfTheWindow_ButNotThoseAboutAFreeOne()
    {
        var answers = new CallbackCommand.Record("callback1", new AttemptResult(Reached, Answers: new CallbackAnswers { IsSolved = true, Score = 5 }));
        var task = Cases.Open("2026-11-23 09:00");
        task.Do("2026-11-23 19:59", Take).Do("2026-11-23 20:04", answers).State.ShouldBe(CallbackState.Completed);
        task.Refusal("2026-11-23 20:04", answers).Rule.ShouldBe("OutsideCallingWindow");
    }

    [Fact]
    public void Take_IsForOne_NotForWhoHandledTheTicket_NotBeforeItsTime()
    {
        var task = Cases.Open("2026-11-23 09:00");
        task.Refusal("2026-11-23 10:59", Take).Rule.ShouldBe("CallbackIsNotDueYet");
        var taken = task.Do("2026-11-23 11:00", Take);
        taken.Refusal("2026-11-23 11:00", new CallbackCommand.Take("callback2")).Rule.ShouldBe("CallbackIsTaken");
        task.Refusal("2026-11-23 11:00", new CallbackCommand.Take("agent1")).Rule.ShouldBe("CallbackAgentHandledTheTicket");
        task.Refusal("2026-11-23 11:00", new CallbackCommand.Take("dispatcher1")).Rule.ShouldBe("CallbackAgentHandledTheTicket");
        task.Do("2026-11-23 11:00", new CallbackCommand.Reassign("callback2")).Refusal("2026-11-23 11:00", Take).Rule.ShouldBe("CallbackBelongsToAnother");
        task.Refusal("2026-11-23 11:00", Take, Cases.Usual with { DoNotCall = true }).Rule.ShouldBe("CustomerMustNotBeCalled");
    }

    [Fact]
    public void Reached_NeedsWhetherItWorksAndAScore_AndOneAnswerIsEnoughWhenHeHungUp()
    {
        var task = Cases.Open("2026-11-23 09:00").Do("2026-11-23 11:00", Take);
        CallbackCommand Reach(CallbackAnswers? answers) => new CallbackCommand.Record("callback1", new AttemptResult(Reached, Answers: answers));
        task.Refusal("2026-11-23 11:00", Reach(null)).Parameters[0].Value.ShouldBe("solved,score");
        task.Refusal("2026-11-23 11:00", Reach(new CallbackAnswers { IsSolved = true, Score = 6 })).Rule.ShouldBe("ScoreIsOneToFive");
        task.Refusal("2026-11-23 11:00", Reach(new CallbackAnswers { IsPartial = true })).Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        var done = task.Do("2026-11-23 11:00", Reach(new CallbackAnswers { IsSolved = true, IsPartial = true }));
        (done.State, done.IsLate, done.Attempts).ShouldBe((CallbackState.Completed, false, 1));
        done.Refusal("2026-11-23 12:00", Take).Rule.ShouldBe("CallbackIsFinal");
    }

    [Fact]
    public void PassingThePromise_SetsLate_AndItIsStillCalled()
    {
        var late = Cases.Open("2026-11-23 09:00").Do("2026-11-26 09:01", Wake);
        (late.IsLate, late.State, late.MarkHours).ShouldBe((true, CallbackState.Due, 68));
        late.Attempt("2026-11-26 09:02", Reached).State.ShouldBe(CallbackState.Completed);
        Cases.Open("2026-11-23 09:00").Do("2026-11-26 09:00", Wake).IsLate.ShouldBeFalse();
        Cases.Open("2026-11-23 09:00").Attempt("2026-11-26 09:02", Reached).IsLate.ShouldBeTrue();
    }

    [Fact]
    public void Wake_TellsEveryMarkOnce()
    {
        var task = Cases.Open("2026-11-23 10:00");
        string[] Marks(string at) => [.. ((Decision<CallbackEvent>.Accepted)CallbackRules.Decide(task, Wake, Cases.Usual, Cases.At(at))).Events.OfType<CallbackEvent.MarkPassed>().Select(m => $"{m.Hours}")];
        Marks("2026-11-25 09:59").ShouldBeEmpty();
        Marks("2026-11-25 10:00").ShouldBe(["48"]);
        Marks("2026-11-26 07:00").ShouldBe(["48", "60", "68"]);
        task = task.Do("2026-11-25 22:30", Wake);
        Marks("2026-11-25 23:00").ShouldBeEmpty();
        Cases.Local(task.WakeAt).ShouldBe("2026-11-26 06:00");
    }

    [Fact]
    public void Wake_AtNight_PlansTheNextOpening_AndGivesBackWhatWasTakenAndForgotten()
    {
        var task = Cases.Open("2026-11-23 09:00").Do("2026-11-23 11:00", Wake);
        task.State.ShouldBe(CallbackState.Due);
        Cases.Local(task.WakeAt).ShouldBe("2026-11-23 20:00");
        var night = task.Do("2026-11-23 20:00", Wake);
        (night.State, Cases.Local(night.NextAttemptAt)).ShouldBe((CallbackState.Planned, "2026-11-24 09:00"));
        var forgotten = task.Do("2026-11-23 11:00", Take);
        forgotten.Do("2026-11-23 11:29", Wake).TakenBy.ShouldBe("callback1");
        forgotten.Do("2026-11-23 11:30", Wake).TakenBy.ShouldBeNull();
        var lost = forgotten.Do("2026-11-23 11:05", new CallbackCommand.Dial("callback1", Guid.NewGuid(), null)).Do("2026-11-23 13:05", Wake);
        (lost.State, lost.TakenBy, lost.Attempts, lost.Rounds).ShouldBe((CallbackState.Due, null, 0, 1));
    }

    [Fact]
    public void Wake_ForSomebodyOnTheStopList_CancelsWhenItsTurnComes()
    {
        var stop = Cases.Usual with { DoNotCall = true };
        var task = Cases.Open("2026-11-23 09:00");
        task.Do("2026-11-23 10:00", Wake, stop).State.ShouldBe(CallbackState.Planned);
        task.Do("2026-11-23 11:00", Wake, stop).CloseReason.ShouldBe(CloseReasons.DoNotCall);
    }

    [Fact]
    public void DialThatTheExchangeRefused_LeavesTheAttemptUncounted()
    {
        var call = Guid.NewGuid();
        var task = Cases.Open("2026-11-23 09:00").Do("2026-11-23 11:00", Take).Do("2026-11-23 11:00", new CallbackCommand.Dial("callback1", call, null));
        task.Refusal("2026-11-23 11:01", new CallbackCommand.Dial("callback1", Guid.NewGuid(), null)).Rule.ShouldBe("CallbackIsBeingDialled");
        var undone = task.Do("2026-11-23 11:01", new CallbackCommand.DialFailed(call));
        (undone.State, undone.TakenBy, undone.Attempts, undone.Rounds, undone.LastAttemptAt).ShouldBe((CallbackState.Due, "callback1", 0, 0, null));
        task.Do("2026-11-23 11:01", new CallbackCommand.DialFailed(Guid.NewGuid())).State.ShouldBe(CallbackState.Dialing);
    }

    [Theory]
    [InlineData(180_00, 120_00, true, null, 5, "FeeException Rectification")]
    [InlineData(100_00, 120_00, true, null, 5, "FeeException")]
    [InlineData(120_00, 120_00, true, null, 5, "")]
    [InlineData(50_00, null, true, null, 5, "FeeException Rectification")]
    [InlineData(0, null, true, null, 5, "")]
    [InlineData(null, 120_00, false, null, 3, "Rectification")]
    [InlineData(null, null, true, Attitude.Poor, 2, "Rectification Approval")]
    public void Answers_RaiseWhatTheyDemand(int? said, int? recorded, bool solved, Attitude? manner, int score, string kinds)
    {
        var answers = new CallbackAnswers { ChargedSaid = said is { } s ? new Money(s) : null, IsSolved = solved, Attitude = manner, Score = score };
        var drafts = FollowUpRules.Of(answers, CallbackKind.Completion, recorded is { } r ? new Money(r) : null, CallbackPolicy.Default);
        string.Join(' ', drafts.Select(d => d.Kind)).ShouldBe(kinds);
    }

    [Fact]
    public void Complaint_RaisesAComplaint_AndAFaultThatCameBackIsNotRectified()
    {
        FollowUpRules.Of(new CallbackAnswers { IsSolved = true, Score = 4, IsComplaint = true }, CallbackKind.Completion, null, CallbackPolicy.Default)
            .ShouldHaveSingleItem().Kind.ShouldBe(FollowUpKind.Complaint);
        FollowUpRules.Of(new CallbackAnswers { IsSolved = false }, CallbackKind.Observe, null, CallbackPolicy.Default).ShouldBeEmpty();
    }
}
