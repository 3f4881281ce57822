using Crm.Domain.Callbacks;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Callbacks;

public sealed class CallbackPlannerTests
{
    [Fact]
    public void Plan_OfAFreshCompletion_IsWhatTheLedgerWouldPlan()
    {
        var plan = Plan("2026-11-23 10:00", "2026-11-23 10:00");
        (Cases.Local(plan.Deadline), Cases.Local(plan.NextAttemptAt), plan.State, plan.Reason, plan.IsOnTime)
            .ShouldBe(("2026-11-26 10:00", "2026-11-23 12:00", CallbackState.Planned, PlanReasons.First, true));
    }

    [Fact]
    public void Plan_LookedAtDaysLater_IsDueOrLate()
    {
        var late = Plan("2026-11-23 10:00", "2026-11-27 08:00");
        (late.State, Cases.Local(late.NextAttemptAt), late.IsOnTime).ShouldBe((CallbackState.Planned, "2026-11-27 09:00", false));
        late.MarksPassed.ShouldBe([48, 60, 68]);
        Plan("2026-11-23 10:00", "2026-11-24 10:00").State.ShouldBe(CallbackState.Due);
    }

    [Fact]
    public void Plan_OfAVisitReportedLate_CountsFromTheCompletionAndCallsAfterTheReport()
    {
        var plan = CallbackPlanner.Plan(
            new CallbackFacts { CompletedAt = Cases.At("2026-11-23 10:00"), ReportedAt = Cases.At("2026-11-24 18:00") }, Cases.Usual, Cases.At("2026-11-24 18:00"));
        (Cases.Local(plan.Deadline), Cases.Local(plan.NextAttemptAt)).ShouldBe(("2026-11-26 10:00", "2026-11-24 18:00"));
    }

    [Fact]
    public void Plan_WithAttempts_StopListAndOtherTasks_SaysWhy()
    {
        var attempts = new CallbackFacts { CompletedAt = Cases.At("2026-11-23 10:00"), Attempts = [new PastAttempt(Cases.At("2026-11-23 13:00"), AttemptOutcome.NoAnswer)] };
        var again = CallbackPlanner.Plan(attempts, Cases.Usual, Cases.At("2026-11-23 13:00"));
        (Cases.Local(again.NextAttemptAt), again.CountedAttempts, again.AttemptsLeft).ShouldBe(("2026-11-23 18:00", 1, 4));
        CallbackPlanner.Plan(attempts, Cases.Usual with { DoNotCall = true }, Cases.At("2026-11-23 13:00")).Reason.ShouldBe(CloseReasons.DoNotCall);
        var joined = new CallbackFacts { CompletedAt = Cases.At("2026-11-23 10:00"), OtherCalls = [Cases.At("2026-11-24 15:00")] };
        CallbackPlanner.Plan(joined, Cases.Usual, Cases.At("2026-11-23 10:00")).Reason.ShouldBe(PlanReasons.Joined);
        var evening = new CallbackFacts { CompletedAt = Cases.At("2026-11-23 10:00"), PreferredHour = 19 };
        Cases.Local(CallbackPlanner.Plan(evening, Cases.Usual, Cases.At("2026-11-23 10:00")).NextAttemptAt).ShouldBe("2026-11-23 19:00");
    }

    [Fact]
    public void Plan_WithAnAttemptAtNight_NamesTheRule()
    {
        var facts = new CallbackFacts { CompletedAt = Cases.At("2026-11-23 10:00"), Attempts = [new PastAttempt(Cases.At("2026-11-23 22:00"), AttemptOutcome.NoAnswer)] };
        CallbackPlanner.Plan(facts, Cases.Usual, Cases.At("2026-11-23 23:00")).Refusal!.ToString().ShouldBe("OutsideCallingWindow (next=2026-11-24T01:00:00Z)");
    }

    private static CallbackPlan Plan(string completed, string now) =>
        CallbackPlanner.Plan(new CallbackFacts { CompletedAt = Cases.At(completed) }, Cases.Usual, Cases.At(now));
}
