namespace Crm.Domain.Warranty;

/// <summary>One stay in repair.</summary>
/// <param name="From">The day of hand-in, not counted.</param>
/// <param name="To">The day of return, counted, or null while it lasts.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Part">The part that was replaced, or null.</param>
/// <param name="Ticket">The repair order's number, or null.</param>
public sealed record PastRepair(DateOnly From, DateOnly? To, RepairOutcome Outcome, string? Part = null, string? Ticket = null);
