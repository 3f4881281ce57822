using Crm.Domain.Tickets;

namespace Persistence.Tickets;

/// <summary>A message that names somebody, for the list of what names him.</summary>
/// <param name="Message">What was written.</param>
/// <param name="Number">Its ticket.</param>
/// <param name="Status">Where the ticket stands.</param>
/// <param name="ReadAt">When he read it, or null.</param>
public sealed record MentionLine(TicketMessage Message, string Number, TicketStatus Status, DateTimeOffset? ReadAt);
