using System.Collections.Immutable;
using Crm.Domain.PhoneNumbers;

namespace Persistence.Queries;

/// <summary>What the desk shows before the ring: who it may be, best guess first, each guess with its reasons.</summary>
/// <param name="Number">The number that was looked up, or null when it was a serial or a ticket.</param>
/// <param name="Candidates">Likely customers, best first; empty for an unknown caller.</param>
/// <param name="LooseTickets">Open tickets reported from the number that belong to no customer yet.</param>
/// <param name="LooseUnits">The unit looked up, when nobody owns or uses it.</param>
/// <param name="NumberContacts">The last calls with the number, whoever it was.</param>
public sealed record PopCard(
    PhoneNumber? Number,
    ImmutableArray<PopCandidate> Candidates,
    ImmutableArray<PopTicket> LooseTickets,
    ImmutableArray<PopUnit> LooseUnits,
    ImmutableArray<PopContact> NumberContacts)
{
    /// <summary>A card that knows nothing but the number.</summary>
    public static PopCard Unknown(PhoneNumber? number) => new(number, [], [], [], []);
}
