namespace Telephony.Distribution.Plans;

/// <summary>A not-ready reason with its time limit.</summary>
/// <param name="Code">The reason's code, 1 to 32 characters.</param>
/// <param name="Limit">Longest time; 1 min to 12 h, or null for none. When it is exceeded the fact <c>NotReadyExceeded</c> is told, once; the agent stays what he is.</param>
public sealed record ReasonPlan(string Code, TimeSpan? Limit);
