using System.Collections.Immutable;
using Crm.Domain.Tickets;

namespace Persistence.Tickets;

/// <summary>A message as its ticket's page shows it.</summary>
/// <param name="Message">What was written.</param>
/// <param name="Mentions">Accounts that it names.</param>
/// <param name="Reads">Who has read it and when, in that order.</param>
public sealed record TicketMessageLine(TicketMessage Message, ImmutableArray<string> Mentions, ImmutableArray<(string User, DateTimeOffset At)> Reads)
{
    /// <summary>Whether somebody still has to read it; nobody has to read his own.</summary>
    public bool IsUnreadFor(string user) => Message.By != user && Reads.All(r => r.User != user);
}
