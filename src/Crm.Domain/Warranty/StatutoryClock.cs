namespace Crm.Domain.Warranty;

/// <summary>The law's own days: counted from the sale and from the hand-in, never paused, neither by a repair nor by a wait (invariant 5).</summary>
/// <param name="ReturnUntil">Last day of return, or null without an invoice.</param>
/// <param name="ExchangeUntil">Last day of exchange, or null without an invoice.</param>
/// <param name="PartWaitFrom">First day on which the missing part gives exchange, or null when nothing is waited for.</param>
/// <param name="RepairerDelayFrom">First day on which the repairer's delay gives exchange, or null.</param>
/// <param name="ProofUntil">Last day on which the business has to prove (six months), or null.</param>
public sealed record StatutoryClock(DateOnly? ReturnUntil, DateOnly? ExchangeUntil, DateOnly? PartWaitFrom, DateOnly? RepairerDelayFrom, DateOnly? ProofUntil);
