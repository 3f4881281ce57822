using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace Persistence.Dispatch;

/// <summary>What a visit's facts ask of its ticket.</summary>
internal static class TicketConsequences
{
    /// <summary>The commands, in order; none when the ticket stands where it should.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="order">The order after its facts.</param>
    /// <param name="events">Its facts.</param>
    /// <param name="sentTo">Site and technician by name.</param>
    /// <param name="chargedBefore">What earlier visits of the ticket charged: the customer remembers the sum.</param>
    /// <param name="now">The transaction's instant.</param>
    public static ImmutableArray<TicketCommand> Of(
        Ticket ticket, DispatchOrder order, ImmutableArray<DispatchEvent> events, string sentTo, Money chargedBefore, DateTimeOffset now)
    {
        if (!ticket.IsOpen || events.IsEmpty) return [];
        return events[^1] switch
        {
            DispatchEvent.Assigned e => Sent(ticket, e.Slot, sentTo),
            DispatchEvent.Rejected or DispatchEvent.Cancelled => Unsent(ticket, order, now),
            DispatchEvent.Began => Started(ticket),
            DispatchEvent.Done e => [.. Started(ticket), new TicketCommand.CompleteWork(e.Result.WhatWasDone.Trim(), chargedBefore + e.Result.Charged)],
            DispatchEvent.PartlyDone e => [.. Started(ticket), .. Next(e.Result.Next)],
            DispatchEvent.NoAccess e => Next(e.Next),
            _ => [],
        };
    }

    private static ImmutableArray<TicketCommand> Sent(Ticket ticket, AppointmentSlot slot, string sentTo)
    {
        var stands = ticket.Status is TicketStatus.Open or TicketStatus.Scheduled && ticket.AppointmentFrom == slot.From && ticket.AppointmentTo == slot.To;
        return stands ? [new TicketCommand.Dispatch(sentTo)] : [new TicketCommand.Schedule(slot), new TicketCommand.Dispatch(sentTo)];
    }

    // Back to what was agreed; a window that has passed must be agreed again with the customer.
    private static ImmutableArray<TicketCommand> Unsent(Ticket ticket, DispatchOrder order, DateTimeOffset now)
    {
        if (ticket.Status is not (TicketStatus.Dispatched or TicketStatus.InProgress)) return [];
        return order.Slot is { } slot && slot.To > now ? [new TicketCommand.Schedule(slot)] : [new TicketCommand.Wait(WaitReason.Customer)];
    }

    private static ImmutableArray<TicketCommand> Started(Ticket ticket) =>
        ticket.Status is TicketStatus.Dispatched or TicketStatus.Waiting ? [new TicketCommand.StartWork()] : [];

    private static ImmutableArray<TicketCommand> Next(NextVisit? next) => next switch
    {
        { Step: NextStep.NewVisit, Slot: { } slot } => [new TicketCommand.Schedule(slot)],
        { Step: NextStep.WaitForPart } => [new TicketCommand.Wait(WaitReason.Part)],
        { Step: NextStep.Workshop } => [new TicketCommand.Wait(WaitReason.Workshop)],
        _ => [new TicketCommand.Wait(WaitReason.Customer)],
    };
}
