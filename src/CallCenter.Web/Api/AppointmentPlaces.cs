using CallCenter.Web.Features.Tickets;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Dispatch;

namespace CallCenter.Web.Api;

/// <summary>Holds appointments that programs give against the places of the half day, as the desk and the callers' keys are held (HR-07).</summary>
internal sealed class AppointmentPlaces(VisitSales sales, IVisitCapacity capacity, DispatchQuery visits)
{
    /// <summary>Windows that a refusal offers instead: as many as one reads out.</summary>
    public const int Offered = 3;

    // Looked at for free ones: the next two working weeks are in the offer, full ones among them.
    private const int LookedAt = 8;

    /// <summary>Stores what <paramref name="take"/> stores when there is a place or none is needed; else a 409 with the next three free windows.</summary>
    /// <param name="type">Kind of order: consultations take no place.</param>
    /// <param name="address">Where, or null.</param>
    /// <param name="customer">Whose, or null.</param>
    /// <param name="category">What it is about, or null.</param>
    /// <param name="slot">The appointment, or null: nothing to hold.</param>
    /// <param name="now">The ticket as it stands: within the half day that it has already it may move.</param>
    /// <param name="take">Stores the promise.</param>
    /// <param name="ct">Ends the waiting and the write.</param>
    public async Task<(SaveResult<Ticket>? Result, IResult? Problem)> HoldAsync(
        TicketType type, AddressId? address, CustomerId? customer, string? category, AppointmentSlot? slot, Ticket? now, Func<Task<SaveResult<Ticket>>> take, CancellationToken ct)
    {
        if (slot is not { } wanted || !DispatchRules.NeedsVisit(type) || HasPlace(now, wanted))
            return (await take(), null);
        var region = await visits.RegionOfAsync(address, customer, ct);
        var result = await sales.SellAsync(region, category, wanted, take, ct);
        if (result is not SaveResult<Ticket>.Refused { Refusal.Rule: VisitSales.Full })
            return (result, null);
        var offers = await capacity.NextAsync(region, category, LookedAt, ct);
        var free = offers.Where(o => !o.IsFull).Take(Offered).Select(o => new FreeWindow(o.Slot.From, o.Slot.To, o.Places.Free)).ToList();
        return (null, TypedResults.Problem(
            $"Refused by rule {VisitSales.Full}.", statusCode: StatusCodes.Status409Conflict, title: VisitSales.Full, type: "/problems/rule",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["rule"] = VisitSales.Full, ["free"] = free }));
    }

    private static bool HasPlace(Ticket? ticket, AppointmentSlot wanted) =>
        ticket is { AppointmentFrom: { } from, Status: TicketStatus.Scheduled or TicketStatus.Dispatched } && HalfDays.Of(new AppointmentSlot(from, from), SiteZone.Zone) == HalfDays.Of(wanted, SiteZone.Zone);
}
