using Crm.Domain.Tickets;

namespace Crm.Domain.Callbacks;

/// <summary>Which facts of a ticket begin or end its call-back.</summary>
public static class CallbackStarts
{
    /// <summary>The kind that a fact begins, or null. Installs, repairs and complaints only: an answered question needs no check (HR-06, HR-10).</summary>
    public static CallbackKind? KindOf(Ticket ticket, TicketEvent fact) => fact switch
    {
        TicketEvent.WorkCompleted when ticket.Type == TicketType.Complaint => CallbackKind.Complaint,
        _ when ticket.Type is not (TicketType.Install or TicketType.Repair) => null,
        TicketEvent.WorkCompleted => CallbackKind.Completion,
        TicketEvent.PhoneSolved => CallbackKind.Observe,
        _ => null,
    };

    /// <summary>Why a fact ends the open call-back, or null.</summary>
    public static string? EndOf(TicketEvent fact) => fact switch
    {
        TicketEvent.Reopened or TicketEvent.FaultReturned or TicketEvent.WorkStarted => CloseReasons.TicketReopened,
        TicketEvent.Cancelled or TicketEvent.Merged => CloseReasons.TicketClosed,
        _ => null,
    };
}
