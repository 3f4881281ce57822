using CallCenter.Web.Composition;
using Crm.Domain.Calendar;
using Persistence;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

public sealed class OpeningHoursTests
{
    private static readonly BusinessCalendar s_calendar = new(
        SiteZone.Zone, new TimeOnly(9, 0), new TimeOnly(18, 0), [new CalendarDay { Day = new DateOnly(2026, 11, 25), Kind = CalendarDayKind.Holiday }]);

    [Fact]
    public void Holiday_BeginsAtMidnight_AndIsAnotherStateThanClosed()
    {
        var evening = s_calendar.InstantOf(new DateOnly(2026, 11, 24), new TimeOnly(20, 0));
        var midnight = s_calendar.InstantOf(new DateOnly(2026, 11, 25), TimeOnly.MinValue);

        OpeningHours.NextBoundary(s_calendar, evening).ShouldBe(midnight);
        State(evening).ShouldBe("main-");
        State(midnight).ShouldBe("main*");
        State(midnight.AddDays(1)).ShouldBe("main-");
        State(midnight.AddDays(1).AddHours(9)).ShouldBe("main+");
    }

    [Fact]
    public void Sites_WithOtherHours_AreTheirOwnPartOfTheState()
    {
        var late = new BusinessCalendar(SiteZone.Zone, new TimeOnly(12, 0), new TimeOnly(21, 0), []);
        var evening = s_calendar.InstantOf(new DateOnly(2026, 11, 24), new TimeOnly(20, 0));

        OpeningHours.StateOf([("main", s_calendar), ("site:night", late)], evening).ShouldBe("main- site:night+");
    }

    private static string State(DateTimeOffset at) => OpeningHours.StateOf([("main", s_calendar)], at);
}
