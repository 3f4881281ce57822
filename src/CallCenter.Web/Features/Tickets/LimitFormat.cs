using Crm.Domain.ServiceLevels;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Features.Tickets;

/// <summary>How a limit and the time left of it are written.</summary>
internal static class LimitFormat
{
    /// <summary>met, missed, paused, late, soon or ok.</summary>
    public static string Level(ServiceClock clock, DateTimeOffset now)
    {
        if (clock.StoppedAt is not null)
            return clock.IsOverdueAt(now) ? "missed" : "met";
        if (clock.PausedAt is not null)
            return "paused";
        if (clock.DueAt < now)
            return "late";
        return clock.Reminded >= ReminderLevel.Warning || (clock.DueAt - now) * 5 < clock.DueAt - clock.StartedAt ? "soon" : "ok";
    }

    /// <summary>Left, over, or how it ended.</summary>
    public static string Left(IStringLocalizer text, ServiceClock clock, DateTimeOffset now)
    {
        var left = ServiceClockRules.Left(clock, now);
        return Level(clock, now) switch
        {
            "met" => text["Limit.Met"],
            "missed" => text["Limit.Missed", Span(text, -left)],
            "paused" => text["Limit.Paused", Span(text, left)],
            "late" => text["Limit.Over", Span(text, -left)],
            _ => text["Limit.Left", Span(text, left)],
        };
    }

    /// <summary>Left or over of an end alone.</summary>
    public static string Left(IStringLocalizer text, DateTimeOffset due, DateTimeOffset now) => due < now ? text["Limit.Over", Span(text, now - due)] : text["Limit.Left", Span(text, due - now)];

    private static string Span(IStringLocalizer text, TimeSpan span)
    {
        if (span < TimeSpan.Zero)
            return text["Span.Minutes", 0];
        if (span.TotalDays >= 1)
            return text["Span.Days", (int)span.TotalDays, span.Hours];
        return span.TotalHours >= 1 ? text["Span.Hours", (int)span.TotalHours, span.Minutes] : text["Span.Minutes", (int)span.TotalMinutes];
    }
}
