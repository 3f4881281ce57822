namespace Telephony.Sip.Transactions;

/// <summary>Everything that can happen to a transaction.</summary>
internal abstract record TransactionEvent
{
    private TransactionEvent()
    {
    }

    /// <summary>The user of a client transaction starts it.</summary>
    public sealed record Start : TransactionEvent
    {
        public static readonly Start Instance = new();
    }

    /// <summary>Client: a response matched (RFC 3261 §17.1.3).</summary>
    public sealed record ResponseReceived(SipResponse Response) : TransactionEvent;

    /// <summary>Server: the same request came again.</summary>
    public sealed record RequestRepeated : TransactionEvent
    {
        public static readonly RequestRepeated Instance = new();
    }

    /// <summary>INVITE server: the ACK of a non-2xx final response.</summary>
    public sealed record AckReceived : TransactionEvent
    {
        public static readonly AckReceived Instance = new();
    }

    /// <summary>Server: the user answers.</summary>
    public sealed record Respond(SipResponse Response) : TransactionEvent;

    /// <summary>A timer that an effect asked for.</summary>
    public sealed record TimerFired(TransactionTimer Timer) : TransactionEvent;

    /// <summary>The transport could not send (RFC 3261 §18.4).</summary>
    public sealed record TransportFailed : TransactionEvent
    {
        public static readonly TransportFailed Instance = new();
    }
}
