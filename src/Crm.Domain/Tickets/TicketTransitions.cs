namespace Crm.Domain.Tickets;

/// <summary>The state machine as a table (reference §5.3).</summary>
public static class TicketTransitions
{
    private static readonly ImmutableDictionary<TicketStatus, ImmutableArray<TicketStatus>> Table = new Dictionary<TicketStatus, ImmutableArray<TicketStatus>>
    {
        [TicketStatus.Draft] = [TicketStatus.Open, TicketStatus.Cancelled],
        [TicketStatus.Open] =
        [
            TicketStatus.PhoneSolved, TicketStatus.Scheduled, TicketStatus.Dispatched, TicketStatus.InProgress, TicketStatus.Waiting,
            TicketStatus.Cancelled, TicketStatus.Merged,
        ],
        [TicketStatus.PhoneSolved] = [TicketStatus.Observing, TicketStatus.Open, TicketStatus.Closed, TicketStatus.Cancelled],
        [TicketStatus.Observing] = [TicketStatus.Open, TicketStatus.Closed, TicketStatus.Cancelled],
        [TicketStatus.Scheduled] = [TicketStatus.Scheduled, TicketStatus.Dispatched, TicketStatus.Waiting, TicketStatus.Cancelled],
        [TicketStatus.Dispatched] = [TicketStatus.Scheduled, TicketStatus.InProgress, TicketStatus.Waiting, TicketStatus.Cancelled],
        [TicketStatus.InProgress] = [TicketStatus.Waiting, TicketStatus.Scheduled, TicketStatus.WorkDone, TicketStatus.Cancelled],
        [TicketStatus.Waiting] = [TicketStatus.InProgress, TicketStatus.Scheduled, TicketStatus.Cancelled],
        [TicketStatus.WorkDone] = [TicketStatus.Audited, TicketStatus.InProgress, TicketStatus.Cancelled],
        [TicketStatus.Audited] = [TicketStatus.Closed, TicketStatus.Cancelled],
        [TicketStatus.Closed] = [TicketStatus.InProgress],
        [TicketStatus.Cancelled] = [],
        [TicketStatus.Merged] = [],
    }.ToImmutableDictionary();

    /// <summary>Where a ticket may go next.</summary>
    public static ImmutableArray<TicketStatus> From(TicketStatus status) => Table[status];

    /// <summary>True when the step is in the table.</summary>
    public static bool Allows(TicketStatus from, TicketStatus to) => Table[from].Contains(to);

    /// <summary>True until closed, cancelled or merged.</summary>
    public static bool IsOpen(TicketStatus status) => status is not (TicketStatus.Closed or TicketStatus.Cancelled or TicketStatus.Merged);
}
