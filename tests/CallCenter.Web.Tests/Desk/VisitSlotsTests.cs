using CallCenter.Web.Features.Desk;
using Crm.Domain.Calendar;
using Persistence;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class VisitSlotsTests
{
    private static readonly BusinessCalendar Plain = new(SiteZone.Zone, new TimeOnly(9, 0), new TimeOnly(18, 0), []);

    // 2026-11-24 is a Tuesday; 10:00 in Shanghai.
    private static readonly DateTimeOffset TuesdayTen = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Slots_InTheMorning_BeginWithThisAfternoon()
    {
        var slots = VisitSlots.Next(Plain, TuesdayTen, 3);

        slots.Select(s => TimeZoneInfo.ConvertTime(s.From, SiteZone.Zone).ToString("MM-dd HH", null)).ShouldBe(["11-24 13", "11-25 09", "11-25 13"]);
    }

    [Fact]
    public void Slots_BeforeAWeekendAndAHoliday_SkipBoth()
    {
        var calendar = new BusinessCalendar(SiteZone.Zone, new TimeOnly(9, 0), new TimeOnly(18, 0), [new CalendarDay { Day = new DateOnly(2026, 11, 30), Kind = CalendarDayKind.Holiday }]);
        var slots = VisitSlots.Next(calendar, TuesdayTen.AddDays(3).AddHours(8), 2);

        slots.Select(s => TimeZoneInfo.ConvertTime(s.From, SiteZone.Zone).ToString("MM-dd HH", null)).ShouldBe(["12-01 09", "12-01 13"]);
    }
}
