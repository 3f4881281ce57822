using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Distribution.Strategies;

/// <summary>What all candidates of one call share.</summary>
/// <param name="State">The truth now.</param>
/// <param name="Demand">What the call asks for.</param>
/// <param name="After">Round robin: the place of the member who was rung last, -1 for none.</param>
/// <param name="Now">The exchange's clock.</param>
internal sealed record Contest(ExchangeState State, Demand Demand, int After, DateTimeOffset Now);
