using Persistence.Tickets;

namespace CallCenter.Web.Api;

/// <summary>A message of colleagues about a ticket, whom it names and who has read it.</summary>
public sealed record TicketsMessageWire(Guid Id, string By, DateTimeOffset At, string Text, IReadOnlyList<string> Mentions, IReadOnlyList<TicketsReadWire> Reads)
{
    internal static TicketsMessageWire From(TicketMessageLine line) =>
        new(line.Message.Id, line.Message.By, line.Message.At, line.Message.Text, line.Mentions, [.. line.Reads.Select(r => new TicketsReadWire(r.User, r.At))]);
}
