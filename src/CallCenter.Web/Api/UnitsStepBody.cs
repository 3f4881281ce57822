using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /units/{serial}/transitions</c>.</summary>
/// <param name="To">inUse (installed, or back from repair), inRepair, exchanged, returned, retired.</param>
/// <param name="Version">The version the step is made on.</param>
/// <param name="On">The day.</param>
/// <param name="From">With inUse: the day of hand-in of a past repair that is recorded in one.</param>
/// <param name="Result">What came of the repair: fixed or failed.</param>
/// <param name="Parts">Parts that the repair put in.</param>
/// <param name="ReplacedBy">With exchanged: the new unit's serial.</param>
/// <param name="Model">With exchanged: the new unit's model, when it is another.</param>
public sealed record UnitsStepBody(
    string? To, int? Version, DateOnly? On, DateOnly? From = null, RepairOutcome Result = RepairOutcome.Fixed, IReadOnlyList<string>? Parts = null, string? ReplacedBy = null, string? Model = null);
