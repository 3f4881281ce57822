using Crm.Domain.Calendar;
using Crm.Domain.Callbacks;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Callbacks;

public sealed class CallbackPropertyTests
{
    private static readonly DateTimeOffset Start = Cases.At("2026-09-20 00:00");

    private static readonly CallbackContext[] Sites =
    [
        Cases.Usual,
        Cases.Context(CallbackDays.NotOnHolidays, [.. Enumerable.Range(1, 7).Select(d => Cases.Day($"2026-10-0{d}", CalendarDayKind.Holiday))]),
        Cases.Context(CallbackDays.WorkingDays, [.. Enumerable.Range(1, 7).Select(d => Cases.Day($"2026-10-0{d}", CalendarDayKind.Holiday)), Cases.Day("2026-10-10", CalendarDayKind.WorkingDay)]),
    ];

    private static readonly AttemptOutcome[] Missed = [AttemptOutcome.NoAnswer, AttemptOutcome.Busy, AttemptOutcome.Refused, AttemptOutcome.Machine, AttemptOutcome.Unreachable];

    [Fact]
    public void EveryPlannedAttempt_LiesInsideTheWindow_AndNoWakeMakesOneDueOutside() => Check((site, minute, seed) =>
    {
        var random = new Random(seed);
        var now = Start.AddMinutes(minute);
        var task = Cases.Open(now, (CallbackKind)(seed % 2), site);
        for (var i = 0; i < 60 && task.IsOpen; i++)
        {
            site.Window.IsOpen(task.NextAttemptAt!.Value).ShouldBeTrue();
            now = now.AddMinutes(random.Next(1, 900));
            var before = task.State;
            task = task.Do(now, new CallbackCommand.Wake(), site);
            if (before != CallbackState.Due && task.State == CallbackState.Due) site.Window.IsOpen(now).ShouldBeTrue();
            if (task is { IsOpen: true, State: CallbackState.Due })
                task = task.Do(now, new CallbackCommand.Take("callback1"), site)
                    .Do(now, new CallbackCommand.Record("callback1", new AttemptResult(Missed[random.Next(Missed.Length)])), site);
            task.IsLate.ShouldBe(task.IsLate || now > task.LateAt);
        }

        task.Attempts.ShouldBeLessThanOrEqualTo(site.Policy.MaxAttempts);
        task.Rounds.ShouldBeLessThanOrEqualTo(site.Policy.MaxRounds);
    });

    [Fact]
    public void TheFirstAttempt_IsWithinThePromise_WheneverTheWindowOpensWithinIt() => Check((site, minute, _) =>
    {
        var completed = Start.AddMinutes(minute);
        var task = Cases.Open(completed, CallbackKind.Completion, site);
        if (site.Window.NextOpen(completed) <= task.DueAt) task.NextAttemptAt!.Value.ShouldBeLessThanOrEqualTo(task.DueAt);
        else task.PlanReason.ShouldBe(PlanReasons.LateAnyway);
    });

    [Fact]
    public void ARetry_StaysWithinThePromise_WhenALastOpenInstantIsLeft() => Check((site, minute, seed) =>
    {
        var random = new Random(seed);
        var task = Cases.Open(Start.AddMinutes(minute), CallbackKind.Completion, site);
        var at = site.Window.NextOpen(task.StartedAt.AddMinutes(random.Next(120, 4_400)));
        if (at > task.LastCallAt) return;
        var missed = Missed[random.Next(Missed.Length)];
        var tried = task.Do(at, new CallbackCommand.Wake(), site).Do(at, new CallbackCommand.Record("callback1", new AttemptResult(missed)), site);
        if (site.Window.NextOpen(at + site.Policy.LeastGap) <= task.LastCallAt) tried.NextAttemptAt!.Value.ShouldBeLessThanOrEqualTo(task.DueAt);
        tried.NextAttemptAt!.Value.ShouldBeGreaterThan(at);
    });

    [Fact]
    public void WakingTwice_SaysNothingNew_AndTheNextWakeLiesAhead() => Check((site, minute, seed) =>
    {
        var task = Cases.Open(Start.AddMinutes(minute), (CallbackKind)(seed % 2), site);
        var now = task.StartedAt.AddMinutes(seed % 8_000);
        var woken = task.Do(now, new CallbackCommand.Wake(), site);
        ((Decision<CallbackEvent>.Accepted)CallbackRules.Decide(woken, new CallbackCommand.Wake(), site, now)).Events.ShouldBeEmpty();
        woken.WakeAt!.Value.ShouldBeGreaterThan(now);
    });

    [Fact]
    public void ATask_IsOpenForItsTicket_UntilItIsFinal() => Check((site, minute, seed) =>
    {
        var task = Cases.Open(Start.AddMinutes(minute), CallbackKind.Completion, site);
        task.OpenFor.ShouldBe(task.TicketId);
        var done = task.Do(task.StartedAt.AddMinutes(seed % 5_000), new CallbackCommand.Cancel("x"), site);
        (done.OpenFor, done.WakeAt, done.NextAttemptAt).ShouldBe((null, null, null));
    });

    private static void Check(Action<CallbackContext, int, int> property)
    {
        var sites = Gen.Choose(0, Sites.Length - 1).ToArbitrary();
        Prop.ForAll(sites, Gen.Choose(0, 30 * 24 * 60).ToArbitrary(), Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (site, minute, seed) => property(Sites[site], minute, seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
