using System.Collections.Immutable;
using Telephony.Exchange;

namespace Telephony.Simulation;

/// <summary>One input of a simulated day and what the exchange made of it.</summary>
/// <param name="At">Virtual time.</param>
/// <param name="Before">The truth before.</param>
/// <param name="Input">What happened.</param>
/// <param name="After">The truth after.</param>
/// <param name="Effects">What the exchange asked for.</param>
public sealed record Happening(DateTimeOffset At, ExchangeState Before, Input Input, ExchangeState After, ImmutableArray<Effect> Effects);
