using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>The live truth at one instant, published by one reference swap; read it without a lock and never keep it.</summary>
/// <param name="State">Calls, agents, counters.</param>
/// <param name="Seq">Number of the last input; strictly growing within one process.</param>
/// <param name="At">When that input was taken, UTC.</param>
public sealed record FloorSnapshot(ExchangeState State, long Seq, DateTimeOffset At);
