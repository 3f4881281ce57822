using Crm.Domain.Tickets;
using Persistence.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A message that names whoever asks.</summary>
public sealed record MentionWire(Guid Id, string Ticket, TicketStatus Status, string By, DateTimeOffset At, string Text, DateTimeOffset? Read)
{
    internal static MentionWire From(MentionLine line) => new(line.Message.Id, line.Number, line.Status, line.Message.By, line.Message.At, line.Message.Text, line.ReadAt);
}
