using System.Collections.Immutable;
using Crm.Domain.Calendar;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Features.Desk;

/// <summary>The next half days that may be promised for a visit. Capacity is the dispatcher's matter; here only the calendar counts.</summary>
internal static class VisitSlots
{
    /// <summary>How long before a half day begins it may still be promised.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromHours(2);

    private static readonly (TimeOnly From, TimeOnly To)[] HalfDays =
    [
        (new TimeOnly(9, 0), new TimeOnly(12, 0)),
        (new TimeOnly(13, 0), new TimeOnly(17, 0)),
    ];

    /// <summary>The next <paramref name="count"/> half days on working days, earliest first.</summary>
    public static ImmutableArray<AppointmentSlot> Next(BusinessCalendar calendar, DateTimeOffset now, int count)
    {
        var slots = ImmutableArray.CreateBuilder<AppointmentSlot>(count);
        for (var day = calendar.RollForward(calendar.DayOf(now)); slots.Count < count; day = calendar.RollForward(day.AddDays(1)))
        {
            foreach (var (from, to) in HalfDays)
            {
                var start = calendar.InstantOf(day, from);
                if (slots.Count < count && start - now >= Notice)
                    slots.Add(new AppointmentSlot(start, calendar.InstantOf(day, to)));
            }
        }

        return slots.MoveToImmutable();
    }
}
