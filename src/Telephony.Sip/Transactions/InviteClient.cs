using static Telephony.Sip.Transactions.TransactionEffect;
using static Telephony.Sip.Transactions.TransactionState;

namespace Telephony.Sip.Transactions;

/// <summary>INVITE client transaction, RFC 3261 §17.1.1 with RFC 6026 §7.2 (Accepted, timer M).</summary>
internal static class InviteClient
{
    public static TransactionStep Step(Transaction t, TransactionEvent happened, SipTimerValues timers) => (t.State, happened) switch
    {
        // "The initial state, "calling", MUST be entered when the TU initiates a new client transaction with an INVITE request. … If an
        // unreliable transport is being used, the client transaction MUST start timer A with a value of T1. … MUST start timer B with a value
        // of 64*T1 seconds."
        (Calling, TransactionEvent.Start) when t.Reliable => t.Stay(SendRequest.Instance, new StartTimer(TransactionTimer.B, timers.Patience)),
        (Calling, TransactionEvent.Start) => new(t with { Interval = timers.T1 },
            [SendRequest.Instance, new StartTimer(TransactionTimer.A, timers.T1), new StartTimer(TransactionTimer.B, timers.Patience)]),

        // "When timer A fires, the client transaction MUST retransmit the request … and MUST reset the timer with a value of 2*T1. … it doubles."
        (Calling, TransactionEvent.TimerFired { Timer: TransactionTimer.A }) => new(t with { Interval = t.Interval * 2 },
            [SendRequest.Instance, new StartTimer(TransactionTimer.A, t.Interval * 2)]),

        // "If the client transaction is still in the "Calling" state when timer B fires, the client transaction SHOULD inform the TU that a timeout has occurred."
        (Calling, TransactionEvent.TimerFired { Timer: TransactionTimer.B }) => t.End(TimedOut.Instance),

        // "If the client transaction receives a provisional response while in the "Calling" state, it transitions to the "Proceeding" state. …
        // Any further provisional responses MUST be passed up to the TU while in the "Proceeding" state."
        (Calling or Proceeding, TransactionEvent.ResponseReceived { Response: { IsProvisional: true } response }) => t.To(Proceeding, new PassUp(response)),

        // RFC 6026 §8.4: "When a 2xx response is received while in either the "Calling" or "Proceeding" states, the client transaction MUST
        // transition to the "Accepted" state, and Timer M MUST be started with a value of 64*T1."
        (Calling or Proceeding, TransactionEvent.ResponseReceived { Response: { IsSuccess: true } response }) =>
            t.To(Accepted, new PassUp(response), new StartTimer(TransactionTimer.M, timers.Patience)),

        // "When in either the "Calling" or "Proceeding" states, reception of a response with status code from 300-699 MUST cause the client
        // transaction to transition to "Completed". … MUST pass the received response up to the TU, and … MUST generate an ACK request. …
        // SHOULD start timer D when it enters the "Completed" state, with a value of at least 32 seconds for unreliable transports, and a value
        // of zero seconds for reliable transports."
        (Calling or Proceeding, TransactionEvent.ResponseReceived { Response: var response }) when t.Reliable => t.End(new SendAck(response), new PassUp(response)),
        (Calling or Proceeding, TransactionEvent.ResponseReceived { Response: var response }) =>
            t.To(Completed, new SendAck(response), new PassUp(response), new StartTimer(TransactionTimer.D, timers.TimerD)),

        // "Any retransmissions of the final response that are received while in the "Completed" state MUST cause the ACK to be re-passed to the
        // transport layer for retransmission, but the newly received response MUST NOT be passed up to the TU."
        (Completed, TransactionEvent.ResponseReceived { Response: { Status: >= 300 } response }) => t.Stay(new SendAck(response)),

        // "If timer D fires while the client transaction is in the "Completed" state, the client transaction MUST move to the terminated state."
        (Completed, TransactionEvent.TimerFired { Timer: TransactionTimer.D }) => t.End(),

        // RFC 6026 §7.2: "The purpose of the "Accepted" state is to allow the client transaction to continue to exist to receive, and pass to
        // the TU, any retransmissions of the 2xx response and any additional 2xx responses from other branches of the INVITE if it forked downstream."
        (Accepted, TransactionEvent.ResponseReceived { Response: { IsSuccess: true } response }) => t.Stay(new PassUp(response)),

        // RFC 6026 §7.2: "… Timer M fires and the client transaction transitions to the "Terminated" state."
        (Accepted, TransactionEvent.TimerFired { Timer: TransactionTimer.M }) => t.End(),

        // "The client transaction SHOULD inform the TU that a transport failure has occurred, and … transition directly to the "Terminated" state."
        (Calling or Proceeding or Completed, TransactionEvent.TransportFailed) => t.End(TransportError.Instance),
        _ => t.Ignore(happened),
    };
}
