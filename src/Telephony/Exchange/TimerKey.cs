namespace Telephony.Exchange;

/// <summary>Names a timer. A new timer with the same kind and owner replaces the old one; a firing whose attempt
/// is not the owner's current one changes nothing.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Owner">The interaction id or agent name it belongs to.</param>
/// <param name="Attempt">The owner's attempt number when it was asked for.</param>
public sealed record TimerKey(TimerKind Kind, string Owner, int Attempt);
