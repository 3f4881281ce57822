using static Telephony.Sip.Transactions.TransactionEffect;
using static Telephony.Sip.Transactions.TransactionState;

namespace Telephony.Sip.Transactions;

/// <summary>Non-INVITE server transaction, RFC 3261 §17.2.2.</summary>
internal static class NonInviteServer
{
    public static TransactionStep Step(Transaction t, TransactionEvent happened, SipTimerValues timers) => (t.State, happened) switch
    {
        // "Once in the "Trying" state, any further request retransmissions are discarded."
        (Trying, TransactionEvent.RequestRepeated) => t.Stay(),

        // "If the TU passes a provisional response to the server transaction while in the "Trying" state, … "Proceeding" state."
        (Trying or Proceeding, TransactionEvent.Respond { Response: { IsProvisional: true } response }) => new(t with { State = Proceeding, LastResponse = response },
            [new SendResponse(response, Again: false)]),

        // "If a retransmission of the request is received while in the "Proceeding" state, the most recently sent provisional response MUST be
        // passed to the transport layer for retransmission."
        (Proceeding, TransactionEvent.RequestRepeated) => t.Stay(new SendResponse(t.LastResponse!, Again: true)),

        // "When the server transaction enters the "Completed" state, it MUST set Timer J to fire in 64*T1 seconds for unreliable transports, and
        // zero seconds for reliable transports."
        (Trying or Proceeding, TransactionEvent.Respond { Response: var response }) when t.Reliable => t.End(new SendResponse(response, Again: false)),
        (Trying or Proceeding, TransactionEvent.Respond { Response: var response }) => new(t with { State = Completed, LastResponse = response },
            [new SendResponse(response, Again: false), new StartTimer(TransactionTimer.J, timers.Patience)]),

        // "While in the "Completed" state, the server transaction MUST pass the final response to the transport layer for retransmission
        // whenever a retransmission of the request is received. Any other final responses passed by the TU … MUST be discarded."
        (Completed, TransactionEvent.RequestRepeated) => t.Stay(new SendResponse(t.LastResponse!, Again: true)),

        // "The server transaction remains in this state until Timer J fires, at which point it MUST transition to the "Terminated" state."
        (Completed, TransactionEvent.TimerFired { Timer: TransactionTimer.J }) => t.End(),

        // "If … the transport layer … indicates an error, … the server transaction SHOULD … "Terminated"" (§17.2.4).
        (Proceeding or Completed, TransactionEvent.TransportFailed) => t.End(TransportError.Instance),
        _ => t.Ignore(happened),
    };
}
