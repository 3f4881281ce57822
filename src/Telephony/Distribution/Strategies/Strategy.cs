namespace Telephony.Distribution.Strategies;

/// <summary>A rule of distribution: how well the agent suits the call now; more is better. Pure, one file each.</summary>
internal delegate long Strategy(in Candidate candidate);
