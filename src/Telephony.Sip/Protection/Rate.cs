namespace Telephony.Sip.Protection;

/// <summary>A bound on requests that begin something new.</summary>
/// <param name="PerSecond">On average.</param>
/// <param name="Burst">At once, after a pause.</param>
public readonly record struct Rate(double PerSecond, double Burst);
