namespace Telephony.Distribution.Plans;

/// <summary>When a new caller goes to another queue although this one would take him; contact-center.md §1 "overflow". Nobody is diverted while nobody waits.</summary>
/// <param name="To">The other queue.</param>
/// <param name="CallersPerAgent">Waiting callers, the new one included, to each staffed agent above which he is diverted; 0.5 to 50, or null for no such rule.</param>
/// <param name="EstimateAbove">Estimated wait above which he is diverted; 10 s to 2 h, or null for no such rule.</param>
public sealed record OverflowPlan(QueueId To, double? CallersPerAgent, TimeSpan? EstimateAbove);
