using Crm.Domain.Calendar;
using Crm.Domain.Tickets;

namespace Crm.Domain.Dispatch;

/// <summary>The two windows of a working day, in the site's local time.</summary>
public static class HalfDays
{
    // A window that begins later than this belongs to the afternoon.
    private static readonly TimeOnly Noon = new(12, 30);

    /// <summary>How long before a half day begins it may still be promised.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromHours(2);

    /// <summary>Both, in order.</summary>
    public static ImmutableArray<HalfDay> All { get; } = [HalfDay.Morning, HalfDay.Afternoon];

    /// <summary>From 9 to 12, or from 13 to 17.</summary>
    public static (TimeOnly From, TimeOnly To) WindowOf(HalfDay half) => half == HalfDay.Morning
        ? (new TimeOnly(9, 0), new TimeOnly(12, 0))
        : (new TimeOnly(13, 0), new TimeOnly(17, 0));

    /// <summary>The half day in which a window that begins at a local time is counted.</summary>
    public static HalfDay Of(TimeOnly start) => start < Noon ? HalfDay.Morning : HalfDay.Afternoon;

    /// <summary>The day and half day in which a window is counted.</summary>
    public static (DateOnly Day, HalfDay Half) Of(AppointmentSlot slot, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(slot.From, zone).DateTime;
        return (DateOnly.FromDateTime(local), Of(TimeOnly.FromDateTime(local)));
    }

    /// <summary>The window of a half day as instants.</summary>
    public static AppointmentSlot SlotOf(BusinessCalendar calendar, DateOnly day, HalfDay half)
    {
        var (from, to) = WindowOf(half);
        return new AppointmentSlot(calendar.InstantOf(day, from), calendar.InstantOf(day, to));
    }

    /// <summary>The next <paramref name="count"/> half days on working days that may still be promised, earliest first.</summary>
    public static ImmutableArray<(DateOnly Day, HalfDay Half)> Next(BusinessCalendar calendar, DateTimeOffset now, int count)
    {
        var next = ImmutableArray.CreateBuilder<(DateOnly, HalfDay)>(count);
        for (var day = calendar.RollForward(calendar.DayOf(now)); next.Count < count; day = calendar.RollForward(day.AddDays(1)))
        {
            foreach (var half in All)
            {
                if (next.Count < count && SlotOf(calendar, day, half).From - now >= Notice) next.Add((day, half));
            }
        }

        return next.MoveToImmutable();
    }
}
