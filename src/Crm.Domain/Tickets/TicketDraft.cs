using Crm.Domain.ServiceLevels;

namespace Crm.Domain.Tickets;

/// <summary>All that opening a ticket needs.</summary>
/// <param name="Details">The form.</param>
/// <param name="Channel">How it came.</param>
/// <param name="InteractionId">The call that it came from, or null.</param>
/// <param name="Appointment">A slot agreed in the same call, or null.</param>
/// <param name="Entitlement">The warranty snapshot, or null without a unit.</param>
/// <param name="Due">Due times by service level.</param>
/// <param name="RepeatOf">The earlier ticket of the same fault, or null.</param>
/// <param name="SiteId">The call centre that owns it.</param>
/// <param name="Earlier">The repair that the store found to be repeated, or null.</param>
/// <param name="NotRepeatReason">Why it repeats none although one was found, or null.</param>
public sealed record TicketDraft(
    TicketDetails Details,
    TicketChannel Channel,
    Guid? InteractionId,
    AppointmentSlot? Appointment,
    Entitlement? Entitlement,
    DueTimes Due,
    TicketId? RepeatOf = null,
    string SiteId = "main",
    EarlierRepair? Earlier = null,
    string? NotRepeatReason = null);
