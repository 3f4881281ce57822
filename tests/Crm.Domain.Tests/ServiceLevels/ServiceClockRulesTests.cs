using System.Collections.Immutable;
using Crm.Domain.Calendar;
using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.ServiceLevels;

/// <summary>Reference §5.4, 5 and 6; KP-23, KP-24. The clock begins on a Monday at 10:00 in Shanghai; work is from 9 to 18.</summary>
public sealed class ServiceClockRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly BusinessCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new TimeOnly(9, 0), new TimeOnly(18, 0), []);

    private static readonly ServiceLevelPolicy Policy = new()
    {
        Code = "repair", ResponseMinutes = 120, AppointmentMinutes = 240, DispatchMinutes = 480, ArrivalMinutes = 24 * 60, CompletionMinutes = 72 * 60, HandOverMinutes = 48 * 60,
        Pauses = PauseReasons.Customer,
    };

    [Fact]
    public void Opening_StartsTheSixLimitsButTheHandOver_AndTheLaws()
    {
        var clocks = Opened().Clocks;
        clocks.Select(c => c.Limit).ShouldBe([TimeLimit.FirstResponse, TimeLimit.Appointment, TimeLimit.Dispatch, TimeLimit.Arrival, TimeLimit.Completion, TimeLimit.StatutoryRepair], ignoreOrder: true);
        Of(clocks, TimeLimit.FirstResponse).DueAt.ShouldBe(Now.AddHours(2));
        Of(clocks, TimeLimit.Completion).DueAt.ShouldBe(Now.AddHours(72));
        ServiceClockRules.Next(clocks)!.Limit.ShouldBe(TimeLimit.FirstResponse);
    }

    [Fact]
    public void StatutoryRepair_EndsWithTheThirtiethDay_TheFirstNotCounted() =>
        Of(Opened().Clocks, TimeLimit.StatutoryRepair).DueAt.ShouldBe(new DateTimeOffset(2026, 12, 24, 0, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void EachPoint_StopsItsOwnLimit_AndTheHandOverBeginsWithTheWorkDone()
    {
        var run = Opened();
        run = run.Do(1, new TicketCommand.Schedule(new AppointmentSlot(Now.AddHours(20), Now.AddHours(23))));
        Stopped(run).ShouldBe([TimeLimit.FirstResponse, TimeLimit.Appointment]);
        Of(run.Clocks, TimeLimit.Arrival).DueAt.ShouldBe(Now.AddHours(23), "the agreed window is the limit");
        run = run.Do(2, new TicketCommand.Dispatch("网点"));
        Stopped(run).ShouldBe([TimeLimit.FirstResponse, TimeLimit.Appointment, TimeLimit.Dispatch]);
        run = run.Do(21, new TicketCommand.StartWork());
        Stopped(run).ShouldContain(TimeLimit.Arrival);
        run = run.Do(22, new TicketCommand.CompleteWork("换件"));
        run.Clocks.Where(c => c.StoppedAt is null).ShouldHaveSingleItem().Limit.ShouldBe(TimeLimit.HandOver);
        Of(run.Clocks, TimeLimit.HandOver).DueAt.ShouldBe(Now.AddHours(22 + 48));
        run = run.Do(23, new TicketCommand.Audit()).Do(24, new TicketCommand.Close());
        ServiceClockRules.Next(run.Clocks).ShouldBeNull();
    }

    [Fact]
    public void Waiting_ForAListedReason_StandsStill_AndMovesTheEndByAsMuch()
    {
        var run = Opened().Do(1, new TicketCommand.StartWork()).Do(2, new TicketCommand.Wait(WaitReason.Customer));
        var paused = Of(run.Clocks, TimeLimit.Completion);
        (paused.PausedAt, paused.WakeAt).ShouldBe((Now.AddHours(2), null));
        ServiceClockRules.Left(paused, Now.AddHours(500)).ShouldBe(TimeSpan.FromHours(70), "what was left when it stopped");
        run = run.Do(12, new TicketCommand.StartWork());
        Of(run.Clocks, TimeLimit.Completion).DueAt.ShouldBe(Now.AddHours(82));
    }

    [Fact]
    public void Waiting_ForAReasonThatIsNotListed_RunsOn()
    {
        var run = Opened().Do(1, new TicketCommand.StartWork()).Do(2, new TicketCommand.Wait(WaitReason.Part)).Do(50, new TicketCommand.StartWork());
        Of(run.Clocks, TimeLimit.Completion).DueAt.ShouldBe(Now.AddHours(72));
        Of(run.Clocks, TimeLimit.StatutoryPart).DueAt.ShouldBe(new DateTimeOffset(2027, 2, 22, 0, 0, 0, TimeSpan.FromHours(8)), "90 days from the first wait for the part");
    }

    [Fact]
    public void FirstResponse_NeverPauses()
    {
        var run = Opened(Policy with { Pauses = PauseReasons.Part | PauseReasons.Customer | PauseReasons.Workshop }).Do(1, new TicketCommand.Wait(WaitReason.Customer));
        var clock = Of(run.Clocks, TimeLimit.FirstResponse);
        clock.IsRunning.ShouldBeTrue();
        Of(run.Clocks, TimeLimit.Completion).IsRunning.ShouldBeFalse();
        ServiceClockRules.Wake(clock, Calendar, Now.AddHours(3)).Told.ShouldBe([ReminderLevel.Warning, ReminderLevel.Overdue, ReminderLevel.Escalation]);
    }

    [Fact]
    public void Reminders_GoOutOncePerLevel_AndInTheirTime()
    {
        var clock = Of(Opened().Clocks, TimeLimit.FirstResponse);
        List<(double Hours, ReminderLevel Level)> told = [];
        for (var minutes = 0; minutes <= 400; minutes += 6)
        {
            (clock, var levels) = ServiceClockRules.Wake(clock, Calendar, Now.AddMinutes(minutes));
            told.AddRange(levels.Select(l => (minutes / 60.0, l)));
        }

        told.ShouldBe([(1.6, ReminderLevel.Warning), (2.0, ReminderLevel.Overdue), (3.0, ReminderLevel.Escalation)]);
        clock.WakeAt.ShouldBeNull();
    }

    [Fact]
    public void WhilePaused_NothingIsTold_AndAfterwardsOnlyWhatIsStillTrue()
    {
        var run = Opened().Do(1, new TicketCommand.StartWork()).Do(2, new TicketCommand.Wait(WaitReason.Customer));
        ServiceClockRules.Wake(Of(run.Clocks, TimeLimit.Completion), Calendar, Now.AddHours(1000)).Told.ShouldBeEmpty();
        run = run.Do(1002, new TicketCommand.StartWork());
        ServiceClockRules.Wake(Of(run.Clocks, TimeLimit.Completion), Calendar, Now.AddHours(1003)).Told.ShouldBeEmpty();
    }

    [Fact]
    public void AnotherPolicy_KeepsWhatWasPausedAndWhatWasTold()
    {
        var run = Opened().Do(1, new TicketCommand.StartWork()).Do(2, new TicketCommand.Wait(WaitReason.Customer)).Do(12, new TicketCommand.StartWork());
        run = run with { Clocks = [.. run.Clocks.Select(c => ServiceClockRules.Wake(c, Calendar, Now.AddHours(70)).Clock)] };
        var under = ServiceClockRules.Under(run.Clocks, run.Ticket, Policy with { Code = "gold", CompletionMinutes = 80 * 60 }, Calendar, Now.AddHours(70));
        var clock = Of(under, TimeLimit.Completion);
        (clock.Paused, clock.DueAt, clock.Reminded, clock.PolicyCode).ShouldBe((TimeSpan.FromHours(10), Now.AddHours(90), ReminderLevel.Warning, "gold"));
    }

    [Fact]
    public void AnotherPolicy_ThatCountsWorkingTime_KeepsTheWorkingPartOfThePause()
    {
        // Paused from Monday 12:00 to Tuesday 12:00: 24 hours, of which 9 were work.
        var run = Opened().Do(1, new TicketCommand.StartWork()).Do(2, new TicketCommand.Wait(WaitReason.Customer)).Do(26, new TicketCommand.StartWork());
        var clock = Of(ServiceClockRules.Under(run.Clocks, run.Ticket, Policy with { IsWorkingTime = true, CompletionMinutes = 9 * 60 }, Calendar, Now.AddHours(26)), TimeLimit.Completion);
        (clock.Paused, clock.PausedWorking).ShouldBe((TimeSpan.FromHours(24), TimeSpan.FromHours(9)));
        clock.DueAt.ShouldBe(Calendar.AddWorkingTime(Now, TimeSpan.FromHours(18)));
    }

    [Fact]
    public void AFaultThatReturns_RunsOnAsIfTheWorkHadNeverStopped()
    {
        var run = Opened().Do(1, new TicketCommand.SolveByPhone("AC-003")).Do(2, new TicketCommand.FaultReturned());
        Of(run.Clocks, TimeLimit.Completion).StoppedAt.ShouldBeNull();
        Of(run.Clocks, TimeLimit.Completion).DueAt.ShouldBe(Now.AddHours(72));
        Of(run.Clocks, TimeLimit.FirstResponse).StoppedAt.ShouldNotBeNull();
    }

    [Fact]
    public void AReopenedTicket_HasItsWorkToDoFromThen()
    {
        var run = Opened().Do(1, new TicketCommand.StartWork()).Do(2, new TicketCommand.CompleteWork("好")).Do(3, new TicketCommand.Audit()).Do(4, new TicketCommand.Close()).Do(100, new TicketCommand.Reopen("又坏了"));
        Of(run.Clocks, TimeLimit.Completion).DueAt.ShouldBe(Now.AddHours(172));
        Of(run.Clocks, TimeLimit.FirstResponse).StoppedAt.ShouldNotBeNull();
    }

    [Fact]
    public void AnOlderTicket_GetsItsLimitsAsItStands_AndWhatIsLateAlreadyIsNotTold()
    {
        var ticket = Opened().Do(1, new TicketCommand.Dispatch("网点")).Ticket;
        var clocks = ServiceClockRules.Start(ticket, Policy, Calendar, Now.AddHours(73));
        Of(clocks, TimeLimit.Dispatch).StoppedAt.ShouldNotBeNull();
        var completion = Of(clocks, TimeLimit.Completion);
        (completion.IsRunning, completion.Reminded, completion.RemindedAt).ShouldBe((true, ReminderLevel.Overdue, null));
        ServiceClockRules.Wake(completion, Calendar, Now.AddHours(73)).Told.ShouldBeEmpty();
    }

    [Fact]
    public void Pausing_NeverMovesTheLawsClocks_AndNoPauseIsLostThroughPolicyChanges()
    {
        var commands = Gen.Elements<TicketCommand>(
            new TicketCommand.StartWork(), new TicketCommand.Wait(WaitReason.Part), new TicketCommand.Wait(WaitReason.Customer), new TicketCommand.Wait(WaitReason.Workshop),
            new TicketCommand.Schedule(new AppointmentSlot(Now.AddDays(1000), Now.AddDays(1000).AddHours(3))));
        var policies = Gen.Elements(Policy, Policy with { Code = "slow", CompletionMinutes = 200 * 60, WarnPercent = 50 }, Policy with { Code = "work", IsWorkingTime = true });
        var steps = (from command in commands from hours in Gen.Choose(1, 60) from policy in policies from isChange in Gen.Elements(true, false) select (command, hours, policy, isChange)).ArrayOf(12);
        Prop.ForAll(steps.ToArbitrary(), walk =>
        {
            var run = Opened();
            var law = Of(run.Clocks, TimeLimit.StatutoryRepair).DueAt;
            DateTimeOffset? part = null;
            var (hour, paused) = (0, TimeSpan.Zero);
            foreach (var (command, hours, policy, isChange) in walk)
            {
                var wasPaused = run.Ticket.WaitReason == WaitReason.Customer;
                hour += hours;
                if (wasPaused) paused += TimeSpan.FromHours(hours);
                if (isChange) run = run with { Policy = policy, Clocks = ServiceClockRules.Under(run.Clocks, run.Ticket, policy, Calendar, Now.AddHours(hour)) };
                run = run.Try(hour, command);
                Of(run.Clocks, TimeLimit.StatutoryRepair).DueAt.ShouldBe(law);
                var waits = run.Clocks.FirstOrDefault(c => c.Limit == TimeLimit.StatutoryPart)?.DueAt;
                if (part is not null) waits.ShouldBe(part);
                part = waits;
                var completion = Of(run.Clocks, TimeLimit.Completion);
                (completion.Paused + (completion.PausedAt is { } since ? Now.AddHours(hour) - since : TimeSpan.Zero)).ShouldBe(paused);
                run.Clocks.Where(c => c.PausedAt is not null).ShouldAllBe(c => c.WakeAt == null);
                Of(run.Clocks, TimeLimit.FirstResponse).Paused.ShouldBe(TimeSpan.Zero);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void WorkingTimeBetween_IsWhatAddWorkingTimeAdds()
    {
        var spans = from minutes in Gen.Choose(0, 40 * 24 * 60) from work in Gen.Choose(1, 200 * 60) select (minutes, work);
        Prop.ForAll(spans.ToArbitrary(), span =>
        {
            var from = Now.AddMinutes(span.minutes);
            Calendar.WorkingTimeBetween(from, Calendar.AddWorkingTime(from, TimeSpan.FromMinutes(span.work))).ShouldBe(TimeSpan.FromMinutes(span.work));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static ServiceClock Of(ImmutableArray<ServiceClock> clocks, TimeLimit limit) => clocks.Single(c => c.Limit == limit);

    private static TimeLimit[] Stopped(Run run) => [.. run.Clocks.Where(c => c.StoppedAt is not null).Select(c => c.Limit).Order()];

    private static Run Opened(ServiceLevelPolicy? policy = null)
    {
        var details = new TicketDetails { Type = TicketType.Repair, CustomerId = new CustomerId(Guid.Parse("0199f000-0000-7000-8000-0000000000c1")), CategoryCode = "WM", SymptomCode = "WM-S03" };
        var draft = new TicketDraft(details, TicketChannel.Phone, null, null, null, new DueTimes(Now, Now));
        var accepted = TicketRules.Open(draft, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
        var ticket = TicketRules.Create(new TicketId(Guid.Parse("0199f000-0000-7000-8000-000000000001")), "T-261123-0001", "agent1", accepted.Events, Now);
        return new Run(ticket, ServiceClockRules.Start(ticket, policy ?? Policy, Calendar, Now), policy ?? Policy);
    }

    /// <summary>A ticket with its clocks, hour by hour.</summary>
    private sealed record Run(Ticket Ticket, ImmutableArray<ServiceClock> Clocks, ServiceLevelPolicy Policy)
    {
        public Run Do(int hour, TicketCommand command) => After(hour, TicketRules.Decide(Ticket, command, Now.AddHours(hour)).ShouldBeOfType<Decision<TicketEvent>.Accepted>());

        public Run Try(int hour, TicketCommand command) => TicketRules.Decide(Ticket, command, Now.AddHours(hour)) is Decision<TicketEvent>.Accepted accepted ? After(hour, accepted) : this;

        private Run After(int hour, Decision<TicketEvent>.Accepted accepted)
        {
            var run = this;
            foreach (var fact in accepted.Events)
            {
                var after = TicketRules.Apply(run.Ticket, [fact], Now.AddHours(hour));
                run = run with { Ticket = after, Clocks = ServiceClockRules.Follow(run.Clocks, run.Ticket, fact, after, run.Policy, Calendar, Now.AddHours(hour)) };
            }

            return run;
        }
    }
}
