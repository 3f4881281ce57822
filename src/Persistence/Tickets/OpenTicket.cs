using System.Collections.Immutable;
using Crm.Domain.Scripts;
using Crm.Domain.Tickets;

namespace Persistence.Tickets;

/// <summary>What the desk sends to open a ticket; entitlement, due times, repeat and number follow from the store.</summary>
/// <param name="Details">The form.</param>
/// <param name="Channel">How it came.</param>
/// <param name="InteractionId">The call that it came from, or null.</param>
/// <param name="Appointment">A slot agreed in the same call, or null.</param>
/// <param name="SiteId">The call centre that owns it.</param>
/// <param name="NotRepeatReason">Why it repeats no earlier order although one of the same unit and symptom is there, or null: then that one is named.</param>
public sealed record OpenTicket(
    TicketDetails Details, TicketChannel Channel = TicketChannel.Phone, Guid? InteractionId = null, AppointmentSlot? Appointment = null, string SiteId = "main", string? NotRepeatReason = null)
{
    /// <summary>What was said by the script before the save.</summary>
    public ImmutableArray<ScriptTick> Said { get; init; } = [];
}
