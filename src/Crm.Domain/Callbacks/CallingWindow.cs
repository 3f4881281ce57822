using Crm.Domain.Calendar;

namespace Crm.Domain.Callbacks;

/// <summary>When customers may be called: hours of the day in the site's zone, on the days that the policy allows.</summary>
/// <param name="Calendar">Zone, hours (its opening is the window), holidays and moved working days.</param>
/// <param name="Days">On which days.</param>
public sealed record CallingWindow(BusinessCalendar Calendar, CallbackDays Days)
{
    // A window is never closed for longer; a longer search means the data closes every day.
    private const int LongestClosure = 366;

    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly EveningBegins = new(18, 0);

    /// <summary>The window of a policy in a zone with the site's calendar days.</summary>
    public static CallingWindow Of(CallbackPolicy policy, TimeZoneInfo zone, IEnumerable<CalendarDay> days) =>
        new(new BusinessCalendar(zone, policy.Opens, policy.Closes, days), policy.Days);

    /// <summary>Whether a customer may be called at this instant; the closing instant is outside.</summary>
    public bool IsOpen(DateTimeOffset at)
    {
        var local = Local(at);
        var time = TimeOnly.FromDateTime(local);
        return time >= Calendar.Opens && time < Calendar.Closes && IsDay(DateOnly.FromDateTime(local));
    }

    /// <summary>The instant itself when open, else the next opening.</summary>
    public DateTimeOffset NextOpen(DateTimeOffset at)
    {
        if (IsOpen(at)) return at;
        var local = Local(at);
        var day = DateOnly.FromDateTime(local);
        if (TimeOnly.FromDateTime(local) >= Calendar.Opens) day = day.AddDays(1);
        for (var i = 0; i <= LongestClosure; i++)
        {
            if (IsDay(day.AddDays(i))) return Calendar.InstantOf(day.AddDays(i), Calendar.Opens);
        }

        throw new InvalidOperationException("The calendar allows no call within a year.");
    }

    /// <summary>The instant itself when open, else the last open minute before it.</summary>
    public DateTimeOffset LastOpen(DateTimeOffset at)
    {
        if (IsOpen(at)) return at;
        var local = Local(at);
        var day = DateOnly.FromDateTime(local);
        if (TimeOnly.FromDateTime(local) < Calendar.Closes) day = day.AddDays(-1);
        for (var i = 0; i <= LongestClosure; i++)
        {
            if (IsDay(day.AddDays(-i))) return Calendar.InstantOf(day.AddDays(-i), Calendar.Closes).AddMinutes(-1);
        }

        throw new InvalidOperationException("The calendar allowed no call within a year.");
    }

    /// <summary>When the window that is open at this instant closes.</summary>
    public DateTimeOffset ClosesAfter(DateTimeOffset at) => Calendar.InstantOf(Calendar.DayOf(at), Calendar.Closes);

    /// <summary>The part of the local day.</summary>
    public DayPart PartOf(DateTimeOffset at) => TimeOnly.FromDateTime(Local(at)) switch
    {
        var t when t < Noon => DayPart.Morning,
        var t when t < EveningBegins => DayPart.Afternoon,
        _ => DayPart.Evening,
    };

    /// <summary>The first open instant from here on that lies in another part of the day than <paramref name="part"/>; the instant itself when the window knows only that part.</summary>
    public DateTimeOffset InOtherPart(DateTimeOffset at, DayPart part)
    {
        var open = NextOpen(at);
        for (var i = 0; i < 3 && PartOf(open) == part; i++)
            open = NextOpen(NextPart(open));
        return PartOf(open) == part ? NextOpen(at) : open;
    }

    /// <summary>The first open instant from here on at which the local clock is within the hour.</summary>
    public DateTimeOffset InHour(DateTimeOffset at, int hour)
    {
        var day = Calendar.DayOf(at);
        for (var i = 0; i <= 1; i++)
        {
            var from = Calendar.InstantOf(day.AddDays(i), new TimeOnly(hour, 0));
            var wanted = from < at && at < from.AddHours(1) ? at : from;
            if (wanted >= at && IsOpen(wanted)) return wanted;
        }

        return NextOpen(at);
    }

    /// <summary>The hour of the local day.</summary>
    public int HourOf(DateTimeOffset at) => Local(at).Hour;

    private DateTimeOffset NextPart(DateTimeOffset at)
    {
        var day = Calendar.DayOf(at);
        return PartOf(at) switch
        {
            DayPart.Morning => Calendar.InstantOf(day, Noon),
            DayPart.Afternoon => Calendar.InstantOf(day, EveningBegins),
            _ => Calendar.InstantOf(day.AddDays(1), TimeOnly.MinValue),
        };
    }

    private bool IsDay(DateOnly day) => Days switch
    {
        CallbackDays.WorkingDays => Calendar.IsWorkingDay(day),
        CallbackDays.NotOnHolidays => !Calendar.IsHoliday(day),
        _ => true,
    };

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Calendar.Zone).DateTime;
}
