using Crm.Domain.Calendar;
using Crm.Domain.Callbacks;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Callbacks;

public sealed class CallingWindowTests
{
    private static readonly CalendarDay[] Golden =
    [
        .. Enumerable.Range(1, 7).Select(d => Cases.Day($"2026-10-0{d}", CalendarDayKind.Holiday)), Cases.Day("2026-10-10", CalendarDayKind.WorkingDay),
    ];

    [Theory]
    [InlineData("2026-11-23 08:59", "2026-11-23 09:00")]
    [InlineData("2026-11-23 09:00", "2026-11-23 09:00")]
    [InlineData("2026-11-23 19:59", "2026-11-23 19:59")]
    [InlineData("2026-11-23 20:00", "2026-11-24 09:00")]
    [InlineData("2026-11-28 21:00", "2026-11-29 09:00")]
    public void EveryDay_NextOpen_IsTheInstantOrTheNextOpening(string at, string next) =>
        Cases.Local(Cases.Usual.Window.NextOpen(Cases.At(at))).ShouldBe(next);

    [Theory]
    [InlineData(CallbackDays.EveryDay, "2026-10-03 10:00", "2026-10-03 10:00")]
    [InlineData(CallbackDays.NotOnHolidays, "2026-10-03 10:00", "2026-10-08 09:00")]
    [InlineData(CallbackDays.NotOnHolidays, "2026-10-11 10:00", "2026-10-11 10:00")]
    [InlineData(CallbackDays.WorkingDays, "2026-10-10 10:00", "2026-10-10 10:00")]
    [InlineData(CallbackDays.WorkingDays, "2026-10-11 10:00", "2026-10-12 09:00")]
    public void HolidaysAndMovedWorkingDays_DecideByTheSetting(CallbackDays days, string at, string next) =>
        Cases.Local(Cases.Context(days, Golden).Window.NextOpen(Cases.At(at))).ShouldBe(next);

    [Theory]
    [InlineData("2026-11-23 08:00", "2026-11-22 19:59")]
    [InlineData("2026-11-23 20:00", "2026-11-23 19:59")]
    [InlineData("2026-11-23 10:00", "2026-11-23 10:00")]
    public void LastOpen_BeforeAClosedInstant_IsTheLastOpenMinute(string at, string last) =>
        Cases.Local(Cases.Usual.Window.LastOpen(Cases.At(at))).ShouldBe(last);

    [Fact]
    public void Window_IsMeantInItsOwnZone_WhateverTheMachinesZoneIs()
    {
        var policy = CallbackPolicy.Default;
        var newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var window = CallingWindow.Of(policy, newYork, []);
        // The night of 1 November 2026 has 25 hours there: 09:00 is 14:00 UTC, the day before it was 13:00.
        window.NextOpen(new DateTimeOffset(2026, 10, 31, 4, 0, 0, TimeSpan.Zero)).UtcDateTime.Hour.ShouldBe(13);
        window.NextOpen(new DateTimeOffset(2026, 11, 1, 5, 0, 0, TimeSpan.Zero)).UtcDateTime.Hour.ShouldBe(14);
    }
}
