using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace Persistence.Dispatch;

/// <summary>What a ticket's timeline keeps of a visit's fact.</summary>
/// <param name="Order">Number of the order.</param>
/// <param name="Status">Where it stands after the fact.</param>
/// <param name="SentTo">Site and technician by name, or null.</param>
/// <param name="Slot">The window, or null.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Result">What was done, or null.</param>
/// <param name="ChargedFen">What the customer paid, or null.</param>
public sealed record VisitFact(
    string Order, DispatchStatus Status, string? SentTo = null, AppointmentSlot? Slot = null, string? Reason = null, string? Result = null, long? ChargedFen = null)
{
    /// <summary>Prefix of the type of a visit's rows in the timeline.</summary>
    public const string Prefix = "Visit";
}
