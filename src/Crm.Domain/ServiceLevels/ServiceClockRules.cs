using Crm.Domain.Calendar;
using Crm.Domain.Tickets;

namespace Crm.Domain.ServiceLevels;

/// <summary>How a ticket's facts start, stop, pause and move its clocks, and when somebody is told (KP-23, KP-24; reference §5.4, 5 and 6).</summary>
public static class ServiceClockRules
{
    /// <summary>Days in the repairer's hands that the law allows.</summary>
    public const int StatutoryRepairDays = 30;

    /// <summary>Days that the law allows to wait for a part.</summary>
    public const int StatutoryPartDays = 90;

    private static readonly ImmutableArray<TimeLimit> FromOpening = [TimeLimit.FirstResponse, TimeLimit.Appointment, TimeLimit.Dispatch, TimeLimit.Arrival, TimeLimit.Completion];

    /// <summary>The clocks of a ticket that has none: one that is opened now, or an older one as it stands. What is late already is shown, not told.</summary>
    public static ImmutableArray<ServiceClock> Start(Ticket ticket, ServiceLevelPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        var clocks = FromOpening.Where(l => policy.TargetOf(l) is not null).Select(l => New(ticket, l, policy, ticket.OpenedAt)).ToList();
        if (ticket.Type == TicketType.Repair) clocks.Add(Statutory(ticket, TimeLimit.StatutoryRepair, ticket.OpenedAt, StatutoryRepairDays, calendar));
        if (ticket.WorkDoneAt is { } done && policy.TargetOf(TimeLimit.HandOver) is not null) clocks.Add(New(ticket, TimeLimit.HandOver, policy, done));
        if (ticket is { WaitReason: WaitReason.Part, WaitingSince: { } part }) clocks.Add(Statutory(ticket, TimeLimit.StatutoryPart, part, StatutoryPartDays, calendar));
        return [.. clocks.Select(c => Settle(AsItStands(c, ticket), calendar)).Select(c => Hush(c, calendar, now))];
    }

    /// <summary>The clocks after one fact.</summary>
    /// <param name="clocks">As they were.</param>
    /// <param name="before">The ticket before the fact.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="after">The ticket after it.</param>
    /// <param name="policy">The row that fits the ticket now; a changed ticket takes its limits.</param>
    /// <param name="calendar">Working days and hours.</param>
    /// <param name="now">When it became true.</param>
    public static ImmutableArray<ServiceClock> Follow(
        ImmutableArray<ServiceClock> clocks, Ticket before, TicketEvent fact, Ticket after, ServiceLevelPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        var next = before.Status == TicketStatus.Waiting && after.Status != TicketStatus.Waiting ? [.. clocks.Select(c => Resume(c, calendar, now))] : clocks;
        next = fact switch
        {
            TicketEvent.Edited => Under(next, after, policy, calendar, now),
            TicketEvent.Scheduled e => Appointed(before.Status == TicketStatus.Dispatched ? Undo(next, TimeLimit.Dispatch) : next, after, e.Slot, policy, calendar, now),
            TicketEvent.PhoneSolved => Done(next, after, policy, now),
            TicketEvent.FaultReturned => Undo(Stop(next, now, TimeLimit.HandOver), TimeLimit.Appointment, TimeLimit.Dispatch, TimeLimit.Arrival, TimeLimit.Completion, TimeLimit.StatutoryRepair),
            TicketEvent.Dispatched => Stop(next, now, TimeLimit.FirstResponse, TimeLimit.Appointment, TimeLimit.Dispatch),
            TicketEvent.WorkStarted => Working(next, before, now),
            TicketEvent.WaitStarted e => Waiting(next, after, e.Reason, calendar, now),
            TicketEvent.WorkCompleted => Done(next, after, policy, now),
            TicketEvent.Reopened => Reopened(next, after, policy, calendar, now),
            TicketEvent.Closed or TicketEvent.Cancelled or TicketEvent.Merged => [.. next.Select(c => Stop(c, now))],
            _ => next,
        };
        return [.. next.Select(c => Settle(c, calendar))];
    }

    /// <summary>The same clocks under another policy: limits change, what was paused and what was told stay.</summary>
    public static ImmutableArray<ServiceClock> Under(ImmutableArray<ServiceClock> clocks, Ticket ticket, ServiceLevelPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        List<ServiceClock> next = [];
        foreach (var clock in clocks)
        {
            if (IsStatutory(clock.Limit) || clock.StoppedAt is not null) next.Add(clock);
            else if (policy.TargetOf(clock.Limit) is not null) next.Add(Settle(PausedAs(Take(clock, policy), ticket, calendar, now), calendar));
        }

        // A limit the old row did not have: it stood still as long as the work did.
        var worked = clocks.FirstOrDefault(c => c.Limit == TimeLimit.Completion);
        foreach (var limit in FromOpening.Where(l => policy.TargetOf(l) is not null && clocks.All(c => c.Limit != l)))
        {
            var added = AsItStands(New(ticket, limit, policy, ticket.OpenedAt), ticket);
            if (limit != TimeLimit.FirstResponse && worked is not null) added = added with { Paused = worked.Paused, PausedWorking = worked.PausedWorking };
            next.Add(Settle(added, calendar));
        }

        return [.. next];
    }

    /// <summary>What has to be told now, each level once and in order, and the clock that remembers it. Nothing while it stands still.</summary>
    public static (ServiceClock Clock, ImmutableArray<ReminderLevel> Told) Wake(ServiceClock clock, BusinessCalendar calendar, DateTimeOffset now)
    {
        if (!clock.IsRunning) return (clock, []);
        var told = ImmutableArray.CreateBuilder<ReminderLevel>();
        for (var level = clock.Reminded + 1; level <= ReminderLevel.Escalation && InstantOf(clock, level, calendar) <= now; level++)
            told.Add(level);
        var next = told.Count == 0 ? clock : clock with { Reminded = told[^1], RemindedAt = now };
        return (Settle(next, calendar), told.ToImmutable());
    }

    /// <summary>The nearest end of a running clock, or null when none runs.</summary>
    public static ServiceClock? Next(IEnumerable<ServiceClock> clocks) => clocks.Where(c => c.IsRunning).OrderBy(c => c.DueAt).ThenBy(c => c.Limit).FirstOrDefault();

    /// <summary>The time left as a clock on the wall would count it, negative when it is over; of a clock that stands still what was left when it stopped.</summary>
    public static TimeSpan Left(ServiceClock clock, DateTimeOffset now) => clock.DueAt - (clock.StoppedAt ?? clock.PausedAt ?? now);

    private static bool IsStatutory(TimeLimit limit) => limit is TimeLimit.StatutoryRepair or TimeLimit.StatutoryPart;

    private static ServiceClock New(Ticket ticket, TimeLimit limit, ServiceLevelPolicy policy, DateTimeOffset from) =>
        Take(new ServiceClock { TicketId = ticket.Id, Limit = limit, StartedAt = from }, policy);

    private static ServiceClock Take(ServiceClock clock, ServiceLevelPolicy policy) => clock with
    {
        PolicyCode = policy.Code,
        PolicyVersion = policy.Version,
        Target = policy.TargetOf(clock.Limit) ?? TimeSpan.Zero,
        IsWorkingTime = policy.IsWorkingTime,
        Pauses = clock.Limit == TimeLimit.FirstResponse ? PauseReasons.None : policy.Pauses,
        WarnPercent = policy.WarnPercent,
        EscalatePercent = policy.EscalatePercent,
    };

    // The day itself does not count, and the last one counts to its end (Civil Code 201, 203).
    private static ServiceClock Statutory(Ticket ticket, TimeLimit limit, DateTimeOffset from, int days, BusinessCalendar calendar)
    {
        var end = calendar.InstantOf(calendar.DayOf(from).AddDays(days + 1), TimeOnly.MinValue).ToUniversalTime();
        return new ServiceClock { TicketId = ticket.Id, Limit = limit, StartedAt = from, Target = end - from, FixedDueAt = end, EscalatePercent = 100 };
    }

    // Where an older ticket is says which of its points were reached.
    private static ServiceClock AsItStands(ServiceClock clock, Ticket ticket)
    {
        var status = ticket.Status;
        var worked = status is TicketStatus.InProgress or TicketStatus.WorkDone or TicketStatus.Audited || ticket.WorkDoneAt is not null;
        var sent = worked || status == TicketStatus.Dispatched;
        var reached = clock.Limit switch
        {
            TimeLimit.FirstResponse => ticket.RespondedAt,
            TimeLimit.Appointment => sent || ticket.AppointmentFrom is not null ? ticket.RespondedAt ?? ticket.UpdatedAt : null,
            TimeLimit.Dispatch => sent ? ticket.UpdatedAt : null,
            TimeLimit.Arrival => worked ? ticket.UpdatedAt : null,
            TimeLimit.Completion or TimeLimit.StatutoryRepair or TimeLimit.StatutoryPart => ticket.WorkDoneAt,
            _ => null,
        };
        var stands = clock with { StoppedAt = reached ?? ticket.ClosedAt, FixedDueAt = clock.Limit == TimeLimit.Arrival ? ticket.AppointmentTo ?? clock.FixedDueAt : clock.FixedDueAt };
        return ticket is { WaitReason: { } reason, WaitingSince: { } since } && stands.StoppedAt is null && stands.Pauses.HasFlag(Of(reason)) ? stands with { PausedAt = since } : stands;
    }

    private static ImmutableArray<ServiceClock> Appointed(
        ImmutableArray<ServiceClock> clocks, Ticket ticket, AppointmentSlot slot, ServiceLevelPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        var next = Stop(clocks, now, TimeLimit.FirstResponse, TimeLimit.Appointment);
        if (policy.TargetOf(TimeLimit.Arrival) is null && next.All(c => c.Limit != TimeLimit.Arrival)) return next;
        // Every agreed window is a promise of its own: told anew, and late by its own end.
        var promised = New(ticket, TimeLimit.Arrival, policy, now) with { FixedDueAt = slot.To, Target = slot.To > now ? slot.To - now : TimeSpan.Zero };
        return Put(next, Settle(promised, calendar));
    }

    private static ImmutableArray<ServiceClock> Working(ImmutableArray<ServiceClock> clocks, Ticket before, DateTimeOffset now)
    {
        var next = before.Status == TicketStatus.WorkDone ? Undo(Stop(clocks, now, TimeLimit.HandOver), TimeLimit.Completion, TimeLimit.StatutoryRepair) : clocks;
        return Stop(next, now, TimeLimit.FirstResponse, TimeLimit.Appointment, TimeLimit.Dispatch, TimeLimit.Arrival);
    }

    private static ImmutableArray<ServiceClock> Waiting(ImmutableArray<ServiceClock> clocks, Ticket ticket, WaitReason reason, BusinessCalendar calendar, DateTimeOffset now)
    {
        ImmutableArray<ServiceClock> next = [.. clocks.Select(c => c.IsRunning && c.Pauses.HasFlag(Of(reason)) ? c with { PausedAt = now } : c)];
        return reason == WaitReason.Part && ticket.Type == TicketType.Repair && next.All(c => c.Limit != TimeLimit.StatutoryPart || c.StoppedAt is not null)
            ? Put(next, Statutory(ticket, TimeLimit.StatutoryPart, now, StatutoryPartDays, calendar))
            : next;
    }

    private static ImmutableArray<ServiceClock> Done(ImmutableArray<ServiceClock> clocks, Ticket ticket, ServiceLevelPolicy policy, DateTimeOffset now)
    {
        ImmutableArray<ServiceClock> next = [.. clocks.Select(c => Stop(c, now))];
        return policy.TargetOf(TimeLimit.HandOver) is null ? next : Put(next, New(ticket, TimeLimit.HandOver, policy, now));
    }

    // The case was over: what is asked again begins again.
    private static ImmutableArray<ServiceClock> Reopened(ImmutableArray<ServiceClock> clocks, Ticket ticket, ServiceLevelPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        var next = Put([.. clocks.Select(c => Stop(c, now))], New(ticket, TimeLimit.Completion, policy, now));
        return ticket.Type == TicketType.Repair ? Put(next, Statutory(ticket, TimeLimit.StatutoryRepair, now, StatutoryRepairDays, calendar)) : next;
    }

    private static ServiceClock PausedAs(ServiceClock clock, Ticket ticket, BusinessCalendar calendar, DateTimeOffset now)
    {
        var stands = ticket.WaitReason is { } reason && clock.Pauses.HasFlag(Of(reason));
        return stands == clock.PausedAt is not null ? clock : stands ? clock with { PausedAt = now } : Resume(clock, calendar, now);
    }

    private static ServiceClock Resume(ServiceClock clock, BusinessCalendar calendar, DateTimeOffset now) => clock.PausedAt is not { } since
        ? clock
        : clock with { PausedAt = null, Paused = clock.Paused + (now - since), PausedWorking = clock.PausedWorking + calendar.WorkingTimeBetween(since, now) };

    private static ServiceClock Stop(ServiceClock clock, DateTimeOffset now) => clock with { StoppedAt = clock.StoppedAt ?? now };

    private static ImmutableArray<ServiceClock> Stop(ImmutableArray<ServiceClock> clocks, DateTimeOffset now, params ImmutableArray<TimeLimit> limits) =>
        [.. clocks.Select(c => limits.Contains(c.Limit) ? Stop(c, now) : c)];

    // The point was not reached after all: it runs on as if it had never stopped.
    private static ImmutableArray<ServiceClock> Undo(ImmutableArray<ServiceClock> clocks, params ImmutableArray<TimeLimit> limits) =>
        [.. clocks.Select(c => limits.Contains(c.Limit) ? c with { StoppedAt = null } : c)];

    private static ImmutableArray<ServiceClock> Put(ImmutableArray<ServiceClock> clocks, ServiceClock clock) =>
        clocks.FirstOrDefault(c => c.Limit == clock.Limit) is { } old ? clocks.Replace(old, clock with { Version = old.Version }) : clocks.Add(clock);

    private static PauseReasons Of(WaitReason reason) => reason switch
    {
        WaitReason.Part => PauseReasons.Part,
        WaitReason.Customer => PauseReasons.Customer,
        _ => PauseReasons.Workshop,
    };

    private static ServiceClock Settle(ServiceClock clock, BusinessCalendar calendar)
    {
        var settled = clock with { DueAt = InstantAt(clock, 100, calendar) };
        return settled with { WakeAt = settled.IsRunning && settled.Reminded < ReminderLevel.Escalation ? InstantOf(settled, settled.Reminded + 1, calendar) : null };
    }

    private static ServiceClock Hush(ServiceClock clock, BusinessCalendar calendar, DateTimeOffset now) =>
        clock.StartedAt < now ? Wake(clock, calendar, now).Clock with { RemindedAt = null } : clock;

    private static DateTimeOffset InstantOf(ServiceClock clock, ReminderLevel level, BusinessCalendar calendar) => InstantAt(
        clock,
        level switch
        {
            ReminderLevel.Warning => clock.WarnPercent,
            ReminderLevel.Overdue => 100,
            _ => clock.EscalatePercent,
        },
        calendar);

    private static DateTimeOffset InstantAt(ServiceClock clock, int percent, BusinessCalendar calendar)
    {
        if (clock.FixedDueAt is { } end) return percent == 100 ? end : clock.StartedAt + ((end - clock.StartedAt) * percent / 100);
        var share = clock.Target * percent / 100;
        return clock.IsWorkingTime ? calendar.AddWorkingTime(clock.StartedAt, share + clock.PausedWorking).ToUniversalTime() : clock.StartedAt + share + clock.Paused;
    }
}
