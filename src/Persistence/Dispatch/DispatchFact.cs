using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace Persistence.Dispatch;

/// <summary>What the outbox says about a visit: ids, codes and state, no names and no numbers of people.</summary>
public sealed record DispatchFact(
    Guid Id, string Number, TicketId TicketId, DispatchStatus Status, string? SiteCode, string? TechnicianCode, DateTimeOffset? WindowFrom, DateTimeOffset? WindowTo, int Version, string ActorId);
