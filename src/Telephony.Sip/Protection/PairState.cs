namespace Telephony.Sip.Protection;

/// <summary>What is known of a user at a source.</summary>
/// <param name="Failures">Wrong passwords lately.</param>
/// <param name="Lock">Its lock.</param>
/// <param name="ProvenUntil">While a proof lasts; zero without one.</param>
internal readonly record struct PairState(Streak Failures, Lockout Lock, TimeSpan ProvenUntil);
