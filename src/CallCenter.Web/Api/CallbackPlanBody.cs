using Crm.Domain.Callbacks;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /callbacks/plan</c>: the facts of a what-if; only <see cref="CompletedAt"/> is required.</summary>
/// <param name="CompletedAt">Completion of the work, or its solution on the phone (with kind observe).</param>
/// <param name="ReportedAt">When the house heard of it; nothing is planned before.</param>
/// <param name="Kind"><c>completion</c> (72 hours) or <c>observe</c> (30 minutes).</param>
/// <param name="Window">Calling hours, site time; the site's own when null.</param>
/// <param name="Days">On which days is called; the site's own when null.</param>
/// <param name="Calendar">Holidays and moved working days; the site's own when null.</param>
/// <param name="Zone">IANA zone of the window; the site's own when null.</param>
/// <param name="PreferredHour">Hour of the local day the customer prefers, 0 to 23.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="StopLists">Lists the customer is on: <c>doNotCall</c> stops service calls; <c>marketing</c> does not.</param>
/// <param name="OtherTasks">The customer's other open tasks.</param>
/// <param name="LastContactAt">When the customer was last dialled about anything.</param>
/// <param name="MaxAttempts">Attempts that ring before it is given up, 1 to 20.</param>
/// <param name="Now">The instant of the question; business time when null.</param>
public sealed record CallbackPlanBody(
    DateTimeOffset? CompletedAt,
    DateTimeOffset? ReportedAt = null,
    CallbackKind Kind = CallbackKind.Completion,
    PlanWindowWire? Window = null,
    CallbackDays? Days = null,
    IReadOnlyList<PlanDayWire>? Calendar = null,
    string? Zone = null,
    int? PreferredHour = null,
    IReadOnlyList<PlanAttemptWire>? Attempts = null,
    IReadOnlyList<string>? StopLists = null,
    IReadOnlyList<PlanTaskWire>? OtherTasks = null,
    DateTimeOffset? LastContactAt = null,
    int? MaxAttempts = null,
    DateTimeOffset? Now = null);
