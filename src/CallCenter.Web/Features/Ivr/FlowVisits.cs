using System.Collections.Immutable;
using CallCenter.Web.Features.Tickets;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Dispatch;
using Persistence.Queries;
using Persistence.Tickets;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.Ivr;

/// <summary>Visits that callers book by key: the same capacity and the same rules of the ticket as at the desk.</summary>
internal sealed class FlowVisits(TicketQuery tickets, IVisitCapacity capacity, VisitSales sales, TicketStore store)
{
    /// <summary>Who the timeline and the audit name.</summary>
    private static readonly Actor s_caller = new("ivr");

    /// <summary>Up to three half days with a place; none for a ticket whose visit callers do not move: a technician may be on his way.</summary>
    public async Task<ImmutableArray<VisitWindow>> OfferAsync(string ticketRef, CancellationToken ct)
    {
        if (await BookableAsync(ticketRef, ct) is not { } card)
            return [];
        var offers = await capacity.NextAsync(card.Address?.RegionCode, card.Ticket.CategoryCode, Limits.HalfDays, ct);
        return [.. offers.Where(o => !o.IsFull).Take(FlowLimits.Windows).Select(o => WindowOf(o.Slot))];
    }

    /// <summary>Books or moves the visit. A place that was taken meanwhile is a conflict; what the ticket's rules forbid is refused.</summary>
    public async Task<VisitBooking> BookAsync(string ticketRef, VisitWindow window, CancellationToken ct)
    {
        if (await BookableAsync(ticketRef, ct) is not { } card)
            return VisitBooking.Refused;
        var slot = SlotOf(window);
        return await sales.SellAsync(card.Address?.RegionCode, card.Ticket.CategoryCode, slot, () => store.ChangeAsync(card.Ticket.Id, card.Ticket.Version, [new TicketCommand.Schedule(slot)], s_caller, ct), ct) switch
        {
            SaveResult<Ticket>.Saved => VisitBooking.Booked,
            SaveResult<Ticket>.Refused { Refusal.Rule: VisitSales.Full or Crm.Domain.Refusal.StaleVersion } => VisitBooking.Conflict,
            _ => VisitBooking.Refused,
        };
    }

    /// <summary>The window in the site's time.</summary>
    public static VisitWindow WindowOf(AppointmentSlot slot)
    {
        var (from, to) = (Local(slot.From), Local(slot.To));
        return new VisitWindow(DateOnly.FromDateTime(from), TimeOnly.FromDateTime(from), TimeOnly.FromDateTime(to));
    }

    /// <summary>The instants of a window.</summary>
    public static AppointmentSlot SlotOf(VisitWindow window) => new(Instant(window.Day, window.From), Instant(window.Day, window.To));

    private static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, SiteZone.Zone).DateTime;

    private static DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, SiteZone.Zone.GetUtcOffset(local));
    }

    private async Task<TicketCard?> BookableAsync(string ticketRef, CancellationToken ct) =>
        Guid.TryParseExact(ticketRef, "D", out var id) && await tickets.FindAsync(new TicketId(id), ct) is { Ticket.Status: TicketStatus.Open or TicketStatus.Scheduled } card ? card : null;
}
