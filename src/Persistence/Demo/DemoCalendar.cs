using Crm.Domain.Calendar;

namespace Persistence.Demo;

/// <summary>Public holidays and moved working days as announced; editable afterwards.</summary>
internal static class DemoCalendar
{
    public static IEnumerable<CalendarDay> Days =>
    [
        .. Off("元旦", "2025-01-01", 1), .. Off("春节", "2025-01-28", 8), .. Off("清明节", "2025-04-04", 3), .. Off("劳动节", "2025-05-01", 5),
        .. Off("端午节", "2025-05-31", 3), .. Off("国庆节", "2025-10-01", 8),
        .. On("春节", "2025-01-26", "2025-02-08"), .. On("劳动节", "2025-04-27"), .. On("国庆节", "2025-09-28", "2025-10-11"),
        .. Off("元旦", "2026-01-01", 3), .. Off("春节", "2026-02-15", 9), .. Off("清明节", "2026-04-04", 3), .. Off("劳动节", "2026-05-01", 5),
        .. Off("端午节", "2026-06-19", 3), .. Off("中秋节", "2026-09-25", 3), .. Off("国庆节", "2026-10-01", 7),
        .. On("元旦", "2026-01-04"), .. On("春节", "2026-02-14", "2026-02-28"), .. On("劳动节", "2026-05-09"), .. On("国庆节", "2026-09-20", "2026-10-10"),
    ];

    private static IEnumerable<CalendarDay> Off(string name, string first, int days) =>
        Enumerable.Range(0, days).Select(i => new CalendarDay { Day = Day(first).AddDays(i), Kind = CalendarDayKind.Holiday, Name = name });

    private static IEnumerable<CalendarDay> On(string name, params string[] days) =>
        days.Select(d => new CalendarDay { Day = Day(d), Kind = CalendarDayKind.WorkingDay, Name = name });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
