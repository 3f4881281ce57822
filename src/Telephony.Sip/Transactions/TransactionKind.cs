namespace Telephony.Sip.Transactions;

/// <summary>The four machines of RFC 3261 §17.</summary>
internal enum TransactionKind
{
    InviteClient,
    NonInviteClient,
    InviteServer,
    NonInviteServer,
}
