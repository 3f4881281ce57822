using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>A repair of a what-if.</summary>
/// <param name="From">The day of hand-in.</param>
/// <param name="To">The day of return, or null while it lasts.</param>
/// <param name="Kind"><c>repair</c>, or <c>replacement</c> of the part; a named part means replacement.</param>
/// <param name="Result"><c>fixed</c>, <c>failed</c> or <c>open</c>.</param>
/// <param name="Part">Which part.</param>
public sealed record DecideRepairBody(DateOnly? From, DateOnly? To = null, string? Kind = null, RepairOutcome? Result = null, string? Part = null);
