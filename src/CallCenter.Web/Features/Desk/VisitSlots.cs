using System.Collections.Immutable;
using Crm.Domain.Calendar;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Features.Desk;

/// <summary>The next half days that may be promised for a visit by the calendar alone; what the sites can take is asked from <see cref="Persistence.Dispatch.IVisitCapacity"/>.</summary>
internal static class VisitSlots
{
    /// <summary>The next <paramref name="count"/> half days on working days, earliest first.</summary>
    public static ImmutableArray<AppointmentSlot> Next(BusinessCalendar calendar, DateTimeOffset now, int count) =>
        [.. HalfDays.Next(calendar, now, count).Select(h => HalfDays.SlotOf(calendar, h.Day, h.Half))];
}
