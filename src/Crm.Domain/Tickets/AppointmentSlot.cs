namespace Crm.Domain.Tickets;

/// <summary>The window in which a visit was promised.</summary>
public readonly record struct AppointmentSlot(DateTimeOffset From, DateTimeOffset To);
