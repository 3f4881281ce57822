namespace Telephony.Sip.Transactions;

/// <summary>Everything a transaction can ask of the outside: the whole contract on one screen.</summary>
internal abstract record TransactionEffect
{
    private TransactionEffect()
    {
    }

    /// <summary>Send the request (again).</summary>
    public sealed record SendRequest : TransactionEffect
    {
        public static readonly SendRequest Instance = new();
    }

    /// <summary>Send the hop-by-hop ACK for this non-2xx response (RFC 3261 §17.1.1.3).</summary>
    public sealed record SendAck(SipResponse Response) : TransactionEffect;

    /// <summary>Send this response.</summary>
    public sealed record SendResponse(SipResponse Response, bool Again) : TransactionEffect;

    /// <summary>Give the response to the transaction's user.</summary>
    public sealed record PassUp(SipResponse Response) : TransactionEffect;

    /// <summary>Fire this timer after this time.</summary>
    public sealed record StartTimer(TransactionTimer Timer, TimeSpan After) : TransactionEffect;

    /// <summary>Tell the user: nobody answered (client) or nobody acknowledged (INVITE server).</summary>
    public sealed record TimedOut : TransactionEffect
    {
        public static readonly TimedOut Instance = new();
    }

    /// <summary>Tell the user: the message could not be sent.</summary>
    public sealed record TransportError : TransactionEffect
    {
        public static readonly TransportError Instance = new();
    }

    /// <summary>Remove the transaction.</summary>
    public sealed record End : TransactionEffect
    {
        public static readonly End Instance = new();
    }

    /// <summary>A late or unexpected event changed nothing; counted.</summary>
    public sealed record Ignored(TransactionState State, string Event) : TransactionEffect;
}
