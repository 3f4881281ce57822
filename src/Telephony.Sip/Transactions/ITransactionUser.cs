namespace Telephony.Sip.Transactions;

/// <summary>The layer above (RFC 3261's TU) and the transport below.</summary>
internal interface ITransactionUser
{
    bool Transmit(SipMessage message, SipFlow flow);

    void OnResponse(TransactionEntry client, SipRequest request, SipResponse response);

    void OnNoResponse(TransactionEntry client, bool transport);
}
