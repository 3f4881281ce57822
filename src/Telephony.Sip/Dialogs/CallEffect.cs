namespace Telephony.Sip.Dialogs;

/// <summary>Everything a leg can ask of the outside.</summary>
internal abstract record CallEffect
{
    private CallEffect()
    {
    }

    /// <summary>Give this response to a server transaction.</summary>
    public sealed record Respond(TransactionKey Key, SipResponse Response) : CallEffect;

    /// <summary>Send a request in a new client transaction; the Via is added outside.</summary>
    public sealed record Send(SipRequest Request, RequestPurpose Purpose) : CallEffect;

    /// <summary>Send an ACK, which has no transaction.</summary>
    public sealed record SendAck(SipRequest Ack) : CallEffect;

    /// <summary>Send CANCEL for the INVITE in flight (same branch, RFC 3261 §9.1).</summary>
    public sealed record CancelInvite(string? Reason) : CallEffect;

    /// <summary>Fire a timer later.</summary>
    public sealed record StartTimer(CallTimer Timer, TimeSpan After, long Attempt) : CallEffect;

    /// <summary>Tell the user.</summary>
    public sealed record Raise(CallFact Fact) : CallEffect;

    /// <summary>Remove the leg.</summary>
    public sealed record Forget : CallEffect
    {
        public static readonly Forget Instance = new();
    }

    /// <summary>Nothing changed; counted.</summary>
    public sealed record Ignored(string Reason) : CallEffect;
}
