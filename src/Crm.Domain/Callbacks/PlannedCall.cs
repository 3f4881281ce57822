namespace Crm.Domain.Callbacks;

/// <summary>An instant and why it was chosen (<see cref="PlanReasons"/>).</summary>
public readonly record struct PlannedCall(DateTimeOffset At, string Reason);
