using Crm.Domain.PhoneNumbers;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>What a screen pop shows; numbers masked.</summary>
public sealed record LookupWire(string? Number, IReadOnlyList<PopCandidate> Candidates, IReadOnlyList<PopTicket> LooseTickets, IReadOnlyList<PopUnit> LooseUnits)
{
    public static LookupWire From(PopCard card) => new(PhoneNumber.Mask(card.Number?.E164), card.Candidates, card.LooseTickets, card.LooseUnits);
}
