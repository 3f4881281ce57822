using CallCenter.Web.Features.Customers;
using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>Something the customer may have; money in fen.</summary>
public sealed record RemedyWire(Remedy Remedy, DecisionRule Rule, ReasonWire Reason, DateOnly? From, DateOnly? Until, long? Refund, long? Depreciation)
{
    internal static RemedyWire Of(RemedyOffer offer, CrmWords words) =>
        new(offer.Remedy, offer.Rule, ReasonWire.From(offer.Reason, words), offer.From, offer.Until, offer.Refund?.Fen, offer.Depreciation?.Fen);
}
