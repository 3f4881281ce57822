namespace Crm.Domain.Warranty;

/// <summary>A wait within a repair.</summary>
/// <param name="From">Since when, the day not counted.</param>
/// <param name="To">Until when, counted, or null while it lasts.</param>
/// <param name="Cause">Who is waited for.</param>
public sealed record RepairWait(DateOnly From, DateOnly? To, RepairWaitCause Cause);
