using System.Diagnostics;
using System.Globalization;
using Crm.Domain.Administration;

namespace Crm.Domain.Dispatch;

/// <summary>Who is tripped 跳闸 gets no new visit without an override and its reason (reference §5.4, 22).</summary>
public static class TripRules
{
    /// <summary>He is barred; parameters: technician, why, until.</summary>
    public const string Tripped = "TechnicianIsTripped";

    /// <summary>He is barred and who sends may not pass over it.</summary>
    public const string NeedsALeader = "TrippedNeedsALeader";

    /// <summary>Longest reason that is kept.</summary>
    public const int ReasonLength = 200;

    /// <summary>The technician after the command, or why not.</summary>
    public static (Technician? Changed, Refusal? Refusal) Decide(Technician person, TripCommand command, string by, DateOnly today) => command switch
    {
        TripCommand.Trip c when Text(c.Reason) is { } wrong => (null, wrong),
        TripCommand.Trip c when c.From < today => (null, FieldRules.Wrong("firstDay", Day(c.From), "today-or-later")),
        TripCommand.Trip c when c.Until < c.From => (null, FieldRules.Wrong("lastDay", Day(c.Until.Value), "after-first-day")),
        TripCommand.Trip c => (person with { TripReason = c.Reason.Trim(), TrippedFrom = c.From, TrippedUntil = c.Until, TrippedBy = by }, null),
        TripCommand.Reset c when Text(c.Reason) is { } wrong => (null, wrong),
        TripCommand.Reset when person.TrippedFrom is null => (null, Refusal.Of("TechnicianIsNotTripped", ("technician", person.Code))),
        TripCommand.Reset => (person with { TripReason = null, TrippedFrom = null, TrippedUntil = null, TrippedBy = null }, null),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <summary>What is said about a tripped technician.</summary>
    public static Refusal Barred(Technician person) =>
        Refusal.Of(Tripped, ("technician", person.Code), ("why", person.TripReason ?? "–"), ("until", person.TrippedUntil is { } until ? Day(until) : "–"));

    private static Refusal? Text(string? reason) => FieldRules.Text("reason", reason, ReasonLength);

    private static string Day(DateOnly day) => day.ToString(Keyed.DayForm, CultureInfo.InvariantCulture);
}
