using static Telephony.Sip.Transactions.TransactionEffect;
using static Telephony.Sip.Transactions.TransactionState;

namespace Telephony.Sip.Transactions;

/// <summary>INVITE server transaction, RFC 3261 §17.2.1 with RFC 6026 §7.1 (Accepted, timer L).</summary>
internal static class InviteServer
{
    public static TransactionStep Step(Transaction t, TransactionEvent happened, SipTimerValues timers) => (t.State, happened) switch
    {
        // "If, while in the "Proceeding" state, the TU passes a provisional response to the server transaction … the most recent provisional
        // response is passed to the transport layer for retransmission" on a repeated request.
        (Proceeding, TransactionEvent.Respond { Response: { IsProvisional: true } response }) => new(t with { LastResponse = response }, [new SendResponse(response, Again: false)]),
        (Proceeding, TransactionEvent.RequestRepeated) => t.LastResponse is null ? t.Stay() : t.Stay(new SendResponse(t.LastResponse, Again: true)),

        // RFC 6026 §7.1: "If, while in the "Proceeding" state, the TU passes a 2xx response …, the server transaction MUST pass this response
        // to the transport layer for transmission. … transition to the "Accepted" state"; "Timer L MUST be set to fire in 64*T1".
        (Proceeding, TransactionEvent.Respond { Response: { IsSuccess: true } response }) => new(t with { State = Accepted },
            [new SendResponse(response, Again: false), new StartTimer(TransactionTimer.L, timers.Patience)]),

        // "… status code from 300 to 699 …, the state machine MUST enter the "Completed" state. For unreliable transports, timer G is set to
        // fire in T1 seconds, and is not set to fire for reliable transports. … timer H MUST be set to fire in 64*T1 seconds for all transports."
        (Proceeding, TransactionEvent.Respond { Response: var response }) when t.Reliable => new(t with { State = Completed, LastResponse = response },
            [new SendResponse(response, Again: false), new StartTimer(TransactionTimer.H, timers.Patience)]),
        (Proceeding, TransactionEvent.Respond { Response: var response }) => new(t with { State = Completed, LastResponse = response, Interval = timers.T1 },
            [new SendResponse(response, Again: false), new StartTimer(TransactionTimer.G, timers.T1), new StartTimer(TransactionTimer.H, timers.Patience)]),

        // "If timer G fires, the response is passed to the transport layer once more for retransmission, and timer G is set to fire in MIN(2*T1, T2) seconds."
        (Completed, TransactionEvent.TimerFired { Timer: TransactionTimer.G }) => new(t with { Interval = timers.Doubled(t.Interval) },
            [new SendResponse(t.LastResponse!, Again: true), new StartTimer(TransactionTimer.G, timers.Doubled(t.Interval))]),

        // "Furthermore, while in the "Completed" state, if a request retransmission is received, the server SHOULD pass the response to the transport for retransmission."
        (Completed, TransactionEvent.RequestRepeated) => t.Stay(new SendResponse(t.LastResponse!, Again: true)),

        // "If an ACK is received while the server transaction is in the "Completed" state, the server transaction MUST transition to the
        // "Confirmed" state. … timer I is set to fire in T4 seconds for unreliable transports, and zero seconds for reliable transports."
        (Completed, TransactionEvent.AckReceived) when t.Reliable => t.End(),
        (Completed, TransactionEvent.AckReceived) => t.To(Confirmed, new StartTimer(TransactionTimer.I, timers.T4)),

        // "If timer H fires while in the "Completed" state, it implies that the ACK was never received. … MUST transition to the "Terminated"
        // state, and MUST indicate to the TU that a transaction failure has occurred."
        (Completed, TransactionEvent.TimerFired { Timer: TransactionTimer.H }) => t.End(TimedOut.Instance),

        // "The purpose of the "Confirmed" state is to absorb any additional ACK messages that arrive. … Once timer I fires, the server MUST transition to the "Terminated" state."
        (Confirmed, TransactionEvent.TimerFired { Timer: TransactionTimer.I }) => t.End(),
        (Confirmed, TransactionEvent.AckReceived or TransactionEvent.RequestRepeated) => t.Stay(),

        // RFC 6026 §7.1: "While in the "Accepted" state, if the TU passes a 2xx response, the server transaction MUST pass the response to the
        // transport layer"; "any retransmissions of the INVITE … are absorbed".
        (Accepted, TransactionEvent.Respond { Response: { IsSuccess: true } response }) => t.Stay(new SendResponse(response, Again: true)),
        (Accepted, TransactionEvent.RequestRepeated) => t.Stay(),

        // RFC 6026 §7.1: "When Timer L fires and the state machine is in the "Accepted" state, the machine MUST transition to the "Terminated" state."
        (Accepted, TransactionEvent.TimerFired { Timer: TransactionTimer.L }) => t.End(),

        // RFC 6026 §8.8: a transport failure leaves the machine where it is; the user is told and H or L ends it.
        (Proceeding or Completed or Accepted, TransactionEvent.TransportFailed) => t.Stay(TransportError.Instance),
        _ => t.Ignore(happened),
    };
}
