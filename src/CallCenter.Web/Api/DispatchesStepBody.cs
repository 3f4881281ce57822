using Crm.Domain.Dispatch;

namespace CallCenter.Web.Api;

/// <summary>A step of a visit.</summary>
/// <param name="To">The state: accepted, rejected, departed, arrived, working, done, partlyDone, noAccess, cancelled; proposed brings a cancelled one back.</param>
/// <param name="Version">The version the step was made on.</param>
/// <param name="Reason">Why, for rejected, cancelled and noAccess.</param>
/// <param name="At">When, for departed, arrived and working; now when it is missing.</param>
/// <param name="Times">When it went through its stages, for done, partlyDone and noAccess.</param>
/// <param name="Result">What came of it, for done and partlyDone.</param>
/// <param name="Next">What follows, for partlyDone and noAccess.</param>
public sealed record DispatchesStepBody(
    string? To, int? Version, string? Reason = null, DateTimeOffset? At = null, VisitTimes? Times = null, DispatchesResultWire? Result = null, DispatchesNextWire? Next = null);
