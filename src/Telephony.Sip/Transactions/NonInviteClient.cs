using static Telephony.Sip.Transactions.TransactionEffect;
using static Telephony.Sip.Transactions.TransactionState;

namespace Telephony.Sip.Transactions;

/// <summary>Non-INVITE client transaction, RFC 3261 §17.1.2.</summary>
internal static class NonInviteClient
{
    public static TransactionStep Step(Transaction t, TransactionEvent happened, SipTimerValues timers) => (t.State, happened) switch
    {
        // "When entering this state, the client transaction SHOULD set timer F to fire in 64*T1 seconds. … If an unreliable transport is in use,
        // the client transaction MUST set timer E to fire in T1 seconds."
        (Trying, TransactionEvent.Start) when t.Reliable => t.Stay(SendRequest.Instance, new StartTimer(TransactionTimer.F, timers.Patience)),
        (Trying, TransactionEvent.Start) => new(t with { Interval = timers.T1 },
            [SendRequest.Instance, new StartTimer(TransactionTimer.E, timers.T1), new StartTimer(TransactionTimer.F, timers.Patience)]),

        // "If timer E fires while still in this state, the timer is reset, but this time with a value of MIN(2*T1, T2)."
        (Trying, TransactionEvent.TimerFired { Timer: TransactionTimer.E }) => new(t with { Interval = timers.Doubled(t.Interval) },
            [SendRequest.Instance, new StartTimer(TransactionTimer.E, timers.Doubled(t.Interval))]),

        // "If Timer E fires while in the "Proceeding" state, the request MUST be passed to the transport layer for retransmission, and Timer E
        // MUST be reset with a value of T2 seconds."
        (Proceeding, TransactionEvent.TimerFired { Timer: TransactionTimer.E }) => t.Stay(SendRequest.Instance, new StartTimer(TransactionTimer.E, timers.T2)),

        // "If Timer F fires while the client transaction is still in the "Trying" [or "Proceeding"] state, the client transaction SHOULD inform the TU about the timeout."
        (Trying or Proceeding, TransactionEvent.TimerFired { Timer: TransactionTimer.F }) => t.End(TimedOut.Instance),

        // "If a provisional response is received while in the "Trying" state, the response MUST be passed to the TU, and then … "Proceeding" state."
        (Trying or Proceeding, TransactionEvent.ResponseReceived { Response: { IsProvisional: true } response }) => t.To(Proceeding, new PassUp(response)),

        // "If a final response (status codes 200-699) is received …, the response MUST be passed to the TU, and … "Completed". … set Timer K to
        // fire in T4 seconds for unreliable transports, and zero seconds for reliable transports."
        (Trying or Proceeding, TransactionEvent.ResponseReceived { Response: var response }) when t.Reliable => t.End(new PassUp(response)),
        (Trying or Proceeding, TransactionEvent.ResponseReceived { Response: var response }) =>
            t.To(Completed, new PassUp(response), new StartTimer(TransactionTimer.K, timers.T4)),

        // "If Timer K fires while in this state, the client transaction MUST transition to the "Terminated" state."
        (Completed, TransactionEvent.TimerFired { Timer: TransactionTimer.K }) => t.End(),

        // §8.1.3.1: a transport error is reported to the user.
        (Trying or Proceeding, TransactionEvent.TransportFailed) => t.End(TransportError.Instance),
        _ => t.Ignore(happened),
    };
}
