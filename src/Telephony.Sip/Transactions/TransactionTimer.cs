namespace Telephony.Sip.Transactions;

/// <summary>Timers of RFC 3261 Table 4 and RFC 6026 (L, M).</summary>
internal enum TransactionTimer
{
    A,
    B,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
}
