using Crm.Domain.Calendar;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Calendar;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Calendar = new(
        TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new TimeOnly(9, 0), new TimeOnly(18, 0),
        [
            new CalendarDay { Day = new DateOnly(2026, 10, 1), Kind = CalendarDayKind.Holiday },
            new CalendarDay { Day = new DateOnly(2026, 10, 2), Kind = CalendarDayKind.Holiday },
            new CalendarDay { Day = new DateOnly(2026, 10, 10), Kind = CalendarDayKind.WorkingDay },
        ]);

    [Fact]
    public void A_holiday_is_no_working_day_and_a_moved_saturday_is_one()
    {
        Calendar.IsWorkingDay(new DateOnly(2026, 10, 1)).ShouldBeFalse();
        Calendar.IsWorkingDay(new DateOnly(2026, 10, 10)).ShouldBeTrue();
        Calendar.IsWorkingDay(new DateOnly(2026, 10, 11)).ShouldBeFalse();
    }

    [Fact]
    public void Days_begin_at_midnight_in_shanghai() =>
        Calendar.DayOf(new DateTimeOffset(2026, 9, 30, 16, 0, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 10, 1));

    [Fact]
    public void Working_time_leaps_over_nights_and_holidays()
    {
        var wednesdayEvening = Calendar.InstantOf(new DateOnly(2026, 9, 30), new TimeOnly(17, 0));
        var due = Calendar.AddWorkingTime(wednesdayEvening, TimeSpan.FromHours(2));
        due.ShouldBe(Calendar.InstantOf(new DateOnly(2026, 10, 5), new TimeOnly(10, 0)));
    }

    [Fact]
    public void The_closing_instant_is_outside()
    {
        Calendar.IsOpen(Calendar.InstantOf(new DateOnly(2026, 10, 10), new TimeOnly(9, 0))).ShouldBeTrue();
        Calendar.IsOpen(Calendar.InstantOf(new DateOnly(2026, 10, 10), new TimeOnly(18, 0))).ShouldBeFalse();
    }
}
