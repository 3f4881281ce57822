using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A ticket's form; what is null is left as it is (change) or empty (new).</summary>
public sealed record TicketsBody(
    TicketType? Type = null,
    Guid? CustomerId = null,
    Guid? UnitId = null,
    Guid? AddressId = null,
    string? ReporterName = null,
    string? ReporterPhone = null,
    string? Category = null,
    string? Symptom = null,
    string? Description = null,
    TicketPriority? Priority = null,
    TicketSeverity? Severity = null,
    TicketChannel? Channel = null,
    Guid? InteractionId = null,
    DateTimeOffset? AppointmentFrom = null,
    DateTimeOffset? AppointmentTo = null,
    int? Version = null,
    string? NotRepeatReason = null,
    string? PriorityReason = null,
    string? AppointmentWish = null)
{
    /// <summary>The agreed window, or null.</summary>
    internal AppointmentSlot? Appointment => AppointmentFrom is { } from && AppointmentTo is { } to ? new AppointmentSlot(from, to) : null;

    /// <summary>The form on top of what is stored.</summary>
    internal TicketDetails Over(TicketDetails stored) => stored with
    {
        Type = Type ?? stored.Type,
        CustomerId = CustomerId is { } customer ? new CustomerId(customer) : stored.CustomerId,
        UnitId = UnitId is { } unit ? new UnitId(unit) : stored.UnitId,
        AddressId = AddressId is { } address ? new AddressId(address) : stored.AddressId,
        ReporterName = ReporterName ?? stored.ReporterName,
        ReporterE164 = ReporterPhone is null ? stored.ReporterE164 : PhoneNumber.Normalize(ReporterPhone, PhoneSource.Typed).E164,
        CategoryCode = Category ?? stored.CategoryCode,
        SymptomCode = Symptom ?? stored.SymptomCode,
        Description = Description ?? stored.Description,
        Priority = Priority ?? stored.Priority,
        PriorityReason = PriorityReason ?? (Priority is { } changed && changed != stored.Priority ? null : stored.PriorityReason),
        Severity = Severity ?? stored.Severity,
        AppointmentWish = AppointmentWish ?? stored.AppointmentWish,
    };
}
