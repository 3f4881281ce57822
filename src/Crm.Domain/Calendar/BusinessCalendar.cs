namespace Crm.Domain.Calendar;

/// <summary>Working days and hours in one explicit time zone; holidays and moved working days are data.</summary>
public sealed class BusinessCalendar
{
    // A working day is never further away than this; a longer search means the data closes every day.
    private const int LongestClosure = 366;

    private readonly ImmutableDictionary<DateOnly, CalendarDayKind> _exceptions;

    /// <summary>Makes a calendar.</summary>
    /// <param name="zone">The zone in which days and hours are meant, for China <c>Asia/Shanghai</c>.</param>
    /// <param name="opens">Start of work on a working day.</param>
    /// <param name="closes">End of work, after <paramref name="opens"/>.</param>
    /// <param name="exceptions">Days that differ from their weekday.</param>
    public BusinessCalendar(TimeZoneInfo zone, TimeOnly opens, TimeOnly closes, IEnumerable<CalendarDay> exceptions)
    {
        if (closes <= opens) throw new ArgumentOutOfRangeException(nameof(closes), "Work must end after it starts.");
        Zone = zone;
        Opens = opens;
        Closes = closes;
        _exceptions = exceptions.ToImmutableDictionary(d => d.Day, d => d.Kind);
    }

    /// <summary>The zone in which days and hours are meant.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Start of work.</summary>
    public TimeOnly Opens { get; }

    /// <summary>End of work.</summary>
    public TimeOnly Closes { get; }

    /// <summary>The same days with other hours.</summary>
    /// <param name="opens">Start of work.</param>
    /// <param name="closes">End of work, after <paramref name="opens"/>.</param>
    public BusinessCalendar WithHours(TimeOnly opens, TimeOnly closes) => new(Zone, opens, closes, _exceptions.Select(e => new CalendarDay { Day = e.Key, Kind = e.Value }));

    /// <summary>The local day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant of a local day and time.</summary>
    public DateTimeOffset InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    /// <summary>True on weekdays that are no holiday, and on moved working days.</summary>
    public bool IsWorkingDay(DateOnly day) => _exceptions.TryGetValue(day, out var kind)
        ? kind == CalendarDayKind.WorkingDay
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>True on public holidays; an ordinary weekend is none.</summary>
    public bool IsHoliday(DateOnly day) => _exceptions.TryGetValue(day, out var kind) && kind == CalendarDayKind.Holiday;

    /// <summary>True inside working hours of a working day; the closing instant is outside.</summary>
    public bool IsOpen(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        return IsWorkingDay(DateOnly.FromDateTime(local.DateTime)) && time >= Opens && time < Closes;
    }

    /// <summary>The day itself, or the next working day.</summary>
    public DateOnly RollForward(DateOnly day)
    {
        for (var i = 0; i <= LongestClosure; i++)
        {
            if (IsWorkingDay(day.AddDays(i))) return day.AddDays(i);
        }

        throw new InvalidOperationException("The calendar has no working day within a year.");
    }

    /// <summary>The instant at which so much working time has passed.</summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan duration)
    {
        var local = TimeZoneInfo.ConvertTime(from, Zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        var time = TimeOnly.FromDateTime(local.DateTime);
        var left = duration;
        while (true)
        {
            var first = RollForward(day);
            if (first != day || time < Opens) time = Opens;
            day = first;
            var free = time >= Closes ? TimeSpan.Zero : Closes - time;
            if (left <= free) return InstantOf(day, time).Add(left);
            left -= free;
            day = day.AddDays(1);
            time = Opens;
        }
    }

    /// <summary>How much working time lies between two instants; zero when the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var sum = TimeSpan.Zero;
        if (to <= from) return sum;
        var last = DayOf(to);
        for (var day = DayOf(from); day <= last; day = day.AddDays(1))
        {
            if (!IsWorkingDay(day)) continue;
            var (opens, closes) = (InstantOf(day, Opens), InstantOf(day, Closes));
            var (begin, end) = (opens > from ? opens : from, closes < to ? closes : to);
            if (end > begin) sum += end - begin;
        }

        return sum;
    }
}
