using Crm.Domain.Calendar;

namespace Persistence.Floor;

/// <summary>When a queue takes callers.</summary>
/// <param name="Kind">Whose hours.</param>
/// <param name="Opens">First minute of an own day.</param>
/// <param name="Closes">End of an own day, after <paramref name="Opens"/>.</param>
public sealed record QueueHours(HoursKind Kind, TimeOnly Opens, TimeOnly Closes)
{
    /// <summary>At every hour.</summary>
    public static QueueHours Always { get; } = new(HoursKind.Always, new TimeOnly(9, 0), new TimeOnly(18, 0));

    /// <summary>The calendar that opens and closes the queue; null when nothing closes it.</summary>
    /// <param name="site">The site's own.</param>
    public BusinessCalendar? CalendarOf(BusinessCalendar site) => Kind switch
    {
        HoursKind.Site => site,
        HoursKind.Own when Closes > Opens => site.WithHours(Opens, Closes),
        _ => null,
    };
}
