namespace Telephony.Sip.Transactions;

/// <summary>The whole state of one transaction: a value, so tests can branch history and a state can be stored.</summary>
/// <param name="Kind">Which machine.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reliable">The transport is a stream: no retransmissions, zero waits.</param>
/// <param name="Interval">Current retransmission interval (timers A, E, G).</param>
/// <param name="LastResponse">Server side: the response to repeat.</param>
internal sealed record Transaction(TransactionKind Kind, TransactionState State, bool Reliable, TimeSpan Interval, SipResponse? LastResponse)
{
    public static Transaction Client(bool invite, bool reliable) => invite
        ? new(TransactionKind.InviteClient, TransactionState.Calling, reliable, TimeSpan.Zero, null)
        : new(TransactionKind.NonInviteClient, TransactionState.Trying, reliable, TimeSpan.Zero, null);

    public static Transaction Server(bool invite, bool reliable) => invite
        ? new(TransactionKind.InviteServer, TransactionState.Proceeding, reliable, TimeSpan.Zero, null)
        : new(TransactionKind.NonInviteServer, TransactionState.Trying, reliable, TimeSpan.Zero, null);

    /// <summary>One event in, the next state and what the outside must do.</summary>
    public TransactionStep Step(TransactionEvent happened, SipTimerValues timers) => Kind switch
    {
        TransactionKind.InviteClient => InviteClient.Step(this, happened, timers),
        TransactionKind.NonInviteClient => NonInviteClient.Step(this, happened, timers),
        TransactionKind.InviteServer => InviteServer.Step(this, happened, timers),
        _ => NonInviteServer.Step(this, happened, timers),
    };

    internal TransactionStep Stay(params ReadOnlySpan<TransactionEffect> effects) => new(this, [.. effects]);

    internal TransactionStep To(TransactionState state, params ReadOnlySpan<TransactionEffect> effects) => new(this with { State = state }, [.. effects]);

    internal TransactionStep End(params ReadOnlySpan<TransactionEffect> effects) =>
        new(this with { State = TransactionState.Terminated, LastResponse = null }, [.. effects, TransactionEffect.End.Instance]);

    internal TransactionStep Ignore(TransactionEvent happened) => Stay(new TransactionEffect.Ignored(State, happened.GetType().Name));
}
