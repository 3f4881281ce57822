using Crm.Domain.Tickets;

namespace Crm.Domain.Dispatch;

/// <summary>What follows, and for <see cref="NextStep.NewVisit"/> the window that the customer agreed to.</summary>
public sealed record NextVisit(NextStep Step, AppointmentSlot? Slot = null);
