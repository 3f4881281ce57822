namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /callbacks/{id}/transitions</c>.</summary>
/// <param name="To"><c>taken</c>, <c>released</c>, <c>dialing</c>, <c>reassigned</c>, <c>cancelled</c>, or the result of an attempt: <c>reached</c> (also <c>completed</c>), <c>noAnswer</c>,
/// <c>busy</c>, <c>refused</c>, <c>wrongNumber</c>, <c>machine</c>, <c>callLater</c>, <c>doNotCall</c>, <c>unreachable</c>.</param>
/// <param name="Version">The version it was made on, or null where the rules alone decide.</param>
/// <param name="Agent">Who calls; defaults to the caller himself. With <c>reassigned</c>: to whom, null for anybody.</param>
/// <param name="CallId">The interaction of an attempt that was made outside, or null.</param>
/// <param name="Number">With <c>dialing</c>: which of the customer's numbers, or null for the best.</param>
/// <param name="AgreedAt">With <c>callLater</c>: the time the customer named.</param>
/// <param name="Answers">With <c>reached</c>: what the customer said.</param>
/// <param name="Reason">With <c>cancelled</c>: why.</param>
/// <param name="Note">Remark on an attempt.</param>
public sealed record CallbackTransition(
    string? To, int? Version = null, string? Agent = null, Guid? CallId = null, string? Number = null, DateTimeOffset? AgreedAt = null, CallbackAnswersWire? Answers = null, string? Reason = null, string? Note = null);
