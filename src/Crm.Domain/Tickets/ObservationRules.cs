namespace Crm.Domain.Tickets;

/// <summary>What becomes of a fault that was solved on the phone (HR-06): it is watched for thirty minutes and then closes by itself, unless the customer calls back.</summary>
public static class ObservationRules
{
    /// <summary>How long it is watched.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    /// <summary>The command that is due, or null while nothing is.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="calledBackAt">When the customer called after it was solved, or null.</param>
    /// <param name="checkLateAt">When the call that asks him is late while that call is still to be made, or null: its answer decides before the ticket closes by itself.</param>
    /// <param name="now">The present instant.</param>
    public static TicketCommand? Due(Ticket ticket, DateTimeOffset? calledBackAt, DateTimeOffset? checkLateAt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (ticket is not { Status: TicketStatus.PhoneSolved or TicketStatus.Observing, WorkDoneAt: { } solved }) return null;
        // Whoever calls again within the half hour is listened to before anything closes: the ticket is open again for whoever takes the call.
        var until = ticket.ObserveUntil ?? solved + Length;
        if (calledBackAt is { } call && call > solved && call <= until) return new TicketCommand.FaultReturned();
        return now >= until && !(now < checkLateAt) ? new TicketCommand.Close() : null;
    }
}
