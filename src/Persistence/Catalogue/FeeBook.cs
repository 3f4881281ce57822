using Crm.Domain.Catalogue;

namespace Persistence.Catalogue;

/// <summary>What fees are computed from.</summary>
/// <param name="Prices">All prices with their validities.</param>
/// <param name="Items">Service items that may be chosen.</param>
/// <param name="Parts">The model's parts on the day, by position; none without a model.</param>
public sealed record FeeBook(PriceTable Prices, IReadOnlyList<ServiceItem> Items, IReadOnlyList<BomPosition> Parts);
