using Crm.Domain.Callbacks;

namespace CallCenter.Web.Api;

/// <summary>An attempt that was made.</summary>
public sealed record PlanAttemptWire(DateTimeOffset At, AttemptOutcome Outcome, DateTimeOffset? AgreedAt = null, bool OtherNumber = false);
