namespace Telephony.Sip.Protection;

/// <summary>What a source did that nobody can do in its name: over a connection, or with a nonce that was sent to it.</summary>
internal readonly record struct SourceState(Streak Failures, Streak Challenges, Streak Drops, Lockout Lock);
