namespace Telephony.Sip.Protection;

/// <summary>What is known of a source.</summary>
internal readonly record struct SourceState(TokenBucket Bucket, Streak Failures, Streak Challenges, Streak Drops, Lockout Lock);
