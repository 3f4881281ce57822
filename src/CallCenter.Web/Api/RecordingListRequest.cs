namespace CallCenter.Web.Api;

/// <summary>Query of <c>GET /recordings</c>; what is left out does not matter.</summary>
/// <param name="From">Recorded at or after.</param>
/// <param name="To">Recorded before.</param>
/// <param name="Agent">Anybody of us who talked in it.</param>
/// <param name="Queue">Short name.</param>
/// <param name="InteractionId">The call.</param>
/// <param name="Number">The outside party's number, in any form; needs the right to read customers.</param>
/// <param name="Ticket">Ticket number.</param>
/// <param name="MinMs">Shortest length, milliseconds.</param>
/// <param name="MaxMs">Longest length, milliseconds.</param>
/// <param name="Termination">completed, abandoned, refused, notReached, failed.</param>
/// <param name="Disposition">What the agent chose at wrap-up.</param>
/// <param name="Direction">inbound, outbound, internal.</param>
/// <param name="HasHold">The customer was on hold.</param>
/// <param name="HasTransfer">The call was passed on.</param>
/// <param name="Reviewed">A review was given.</param>
/// <param name="MinScore">Least reviewer's score, 0 to 100.</param>
/// <param name="MaxScore">Most reviewer's score.</param>
/// <param name="Sort">newest, oldest, longest, shortest.</param>
/// <param name="Limit">Rows of a page.</param>
/// <param name="After">The 'next' of the page before.</param>
public sealed record RecordingListRequest(
    DateTimeOffset? From, DateTimeOffset? To, string? Agent, string? Queue, Guid? InteractionId, string? Number, string? Ticket, long? MinMs, long? MaxMs, string? Termination,
    string? Disposition, string? Direction, bool? HasHold, bool? HasTransfer, bool? Reviewed, int? MinScore, int? MaxScore, string? Sort, int? Limit, string? After);
