namespace Telephony.Sip.Transactions;

/// <summary>State names in the RFC's own words; Accepted is RFC 6026.</summary>
internal enum TransactionState
{
    Calling,
    Trying,
    Proceeding,
    Completed,
    Confirmed,
    Accepted,
    Terminated,
}
