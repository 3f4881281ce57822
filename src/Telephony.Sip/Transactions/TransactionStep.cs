namespace Telephony.Sip.Transactions;

/// <summary>Result of one step.</summary>
internal readonly record struct TransactionStep(Transaction Next, ImmutableArray<TransactionEffect> Effects);
