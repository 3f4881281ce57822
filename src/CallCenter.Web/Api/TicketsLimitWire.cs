using Crm.Domain.ServiceLevels;

namespace CallCenter.Web.Api;

/// <summary>One time limit of a ticket.</summary>
/// <param name="Limit">firstResponse, appointment, dispatch, arrival, completion, handOver, statutoryRepair or statutoryPart.</param>
/// <param name="Due">When it is over; while it stands still, as it was when the pause began.</param>
/// <param name="LeftSeconds">What is left, negative when it is over; of a stopped one, what was left then.</param>
/// <param name="Paused">How long it stood still, seconds; a pause that goes on is not in it.</param>
/// <param name="IsPaused">It stands still.</param>
/// <param name="Stopped">When its point was reached, or null.</param>
/// <param name="Reminded">none, warning, overdue or escalation.</param>
/// <param name="Policy">Code of the service level; empty for the law's.</param>
/// <param name="PolicyVersion">Its version.</param>
public sealed record TicketsLimitWire(TimeLimit Limit, DateTimeOffset Due, long LeftSeconds, long Paused, bool IsPaused, DateTimeOffset? Stopped, ReminderLevel Reminded, string Policy, int PolicyVersion)
{
    internal static TicketsLimitWire From(ServiceClock c, DateTimeOffset now) => new(
        c.Limit, c.DueAt, (long)ServiceClockRules.Left(c, now).TotalSeconds, (long)c.Paused.TotalSeconds, c.PausedAt is not null, c.StoppedAt, c.Reminded, c.PolicyCode, c.PolicyVersion);
}
