using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A step of a ticket.</summary>
/// <param name="To">The state: open, phoneSolved, observing, scheduled, dispatched, inProgress, waiting, workDone, audited, closed, cancelled, merged.</param>
/// <param name="Version">The version the step was made on.</param>
/// <param name="Text">Reason, result, whom it is given to, or for phoneSolved the number of the article that solved it, where the step asks for it.</param>
/// <param name="From">Start of the window, for scheduled.</param>
/// <param name="Until">End of the window, for scheduled.</param>
/// <param name="WaitReason">What it waits for, for waiting.</param>
/// <param name="Into">Number or id of the ticket that takes it in, for merged.</param>
/// <param name="Charged">What the customer paid in fen, for workDone.</param>
public sealed record TicketsStepBody(
    string? To, int? Version, string? Text = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, WaitReason? WaitReason = null, string? Into = null, long? Charged = null);
