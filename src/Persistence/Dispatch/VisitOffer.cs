using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace Persistence.Dispatch;

/// <summary>A half day with its places.</summary>
/// <param name="Slot">The window.</param>
/// <param name="Places">Capacity and what is taken.</param>
public sealed record VisitOffer(AppointmentSlot Slot, VisitPlaces Places)
{
    /// <summary>True when no place is left.</summary>
    public bool IsFull => Places.IsFull;
}
