using Crm.Domain.PhoneNumbers;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>What a screen pop shows; numbers masked.</summary>
public sealed record LookupWire(string? Number, IReadOnlyList<PopCandidate> Candidates, IReadOnlyList<PopTicket> LooseTickets, IReadOnlyList<PopUnit> LooseUnits)
{
    /// <param name="card">The pop.</param>
    /// <param name="reveals">Whether the reader may see addresses and notes (right <c>customer.reveal</c>).</param>
    public static LookupWire From(PopCard card, bool reveals) => new(
        PhoneNumber.Mask(card.Number?.E164),
        reveals ? card.Candidates : [.. card.Candidates.Select(c => c with { Customer = c.Customer with { AddressDetail = null, Notes = null } })],
        card.LooseTickets,
        card.LooseUnits);
}
