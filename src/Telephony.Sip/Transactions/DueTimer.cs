namespace Telephony.Sip.Transactions;

/// <summary>A timer: whose, which, and which attempt.</summary>
internal readonly record struct DueTimer(object Owner, int Name, long Attempt);
