namespace Telephony.Sip.Transactions;

/// <summary>A transaction in the table: its state value, what to repeat, and whom to tell.</summary>
internal sealed class TransactionEntry(TransactionKey key, Transaction state, SipRequest request, SipFlow flow, CallSlot? call, RequestPurpose purpose)
{
    public TransactionKey Key { get; } = key;

    public Transaction State { get; set; } = state;

    /// <summary>The request; cleared at the end so that timers still in the heap hold no messages.</summary>
    public SipRequest? Request { get; private set; } = request;

    public SipFlow Flow { get; } = flow;

    /// <summary>The leg it belongs to, if any.</summary>
    public CallSlot? Call { get; set; } = call;

    public RequestPurpose Purpose { get; } = purpose;

    /// <summary>Where a request that was too large for a datagram goes when the stream fails (RFC 3261 §18.1.1).</summary>
    public SipFlow? Instead { get; set; }

    public MergeKey? Merge { get; set; }

    public bool IsServer => State.Kind is TransactionKind.InviteServer or TransactionKind.NonInviteServer;

    public void Release()
    {
        Request = null;
        Call = null;
    }
}
