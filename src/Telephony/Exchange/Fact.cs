using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Ivr.Flows;

namespace Telephony.Exchange;

/// <summary>What happened, in the past tense; written to the interaction's history, published to boards, hubs and subscribers.</summary>
/// <param name="At">When, by the exchange's clock.</param>
public abstract record Fact(DateTimeOffset At)
{
    /// <summary>An INVITE was accepted into the exchange.</summary>
    public sealed record CallReceived(DateTimeOffset At, InteractionId Interaction, string CallerNumber, string CalledNumber, string Trunk) : Fact(At)
    {
        /// <summary>What the caller hears from the first word.</summary>
        public FlowLanguage Language { get; init; }
    }

    /// <summary>An agent dialled out.</summary>
    public sealed record CallDialled(DateTimeOffset At, InteractionId Interaction, AgentId Agent, string To, string CallerId, string Trunk, string Purpose, string? TicketRef) : Fact(At);

    /// <summary>The call entered a queue.</summary>
    public sealed record CallQueued(DateTimeOffset At, InteractionId Interaction, QueueId Queue) : Fact(At);

    /// <summary>The call was offered to an agent: the instant of the screen pop.</summary>
    public sealed record CallOffered(DateTimeOffset At, InteractionId Interaction, AgentId Agent, QueueId? Queue, AgentDevice Device, LegId Leg, int Attempt) : Fact(At)
    {
        /// <summary>Why this caller and why this agent; null where no rule chose: a transfer or a consult that names him.</summary>
        public RoutingDecision? Why { get; init; }
    }

    /// <summary>The offered agent did not take it.</summary>
    public sealed record OfferEnded(DateTimeOffset At, InteractionId Interaction, AgentId Agent, string Reason) : Fact(At);

    /// <summary>Agent and customer were connected.</summary>
    public sealed record CallAnswered(DateTimeOffset At, InteractionId Interaction, AgentId Agent, LegId Leg) : Fact(At);

    /// <summary>The customer was put on hold.</summary>
    public sealed record CallHeld(DateTimeOffset At, InteractionId Interaction, AgentId Agent) : Fact(At);

    /// <summary>The talk went on.</summary>
    public sealed record CallResumed(DateTimeOffset At, InteractionId Interaction, AgentId Agent) : Fact(At);

    /// <summary>The agent let go of the customer in favour of the target. <paramref name="Leg"/> is the target's leg, null for a queue. Whether an agent
    /// took the call is told by <see cref="CallAnswered"/>, an outside party by <see cref="OutsideAnswered"/>, its failure by <see cref="TransferFailed"/>.</summary>
    public sealed record CallTransferred(DateTimeOffset At, InteractionId Interaction, AgentId From, TransferTarget Target, TransferKind Kind, LegId? Leg) : Fact(At)
    {
        /// <summary>Who did it, when it was not <see cref="From"/> himself: a supervisor. Null otherwise, also when the agent was lost or hung up his phone.</summary>
        public string? By { get; init; }
    }

    /// <summary>The target did not take the customer; a word of <see cref="OfferEndings"/> or <see cref="TerminationReasons"/> says why. He goes to a queue or back to the agent.</summary>
    public sealed record TransferFailed(DateTimeOffset At, InteractionId Interaction, AgentId From, string Reason) : Fact(At);

    /// <summary>An outside party, dialled for a transfer or a consult, is connected with the customer from now on.</summary>
    public sealed record OutsideAnswered(DateTimeOffset At, InteractionId Interaction, LegId Leg, string Number) : Fact(At);

    /// <summary>The agent began to consult: <paramref name="Consulted"/> is the colleague who is rung, null for an outside number.</summary>
    public sealed record ConsultStarted(DateTimeOffset At, InteractionId Interaction, AgentId Agent, TransferTarget Target, AgentId? Consulted, LegId Leg) : Fact(At);

    /// <summary>The consulted party answered.</summary>
    public sealed record ConsultAnswered(DateTimeOffset At, InteractionId Interaction, AgentId Agent, AgentId? Consulted, LegId Leg) : Fact(At);

    /// <summary>The consult is over; a word of <see cref="ConsultEndings"/> says why.</summary>
    public sealed record ConsultEnded(DateTimeOffset At, InteractionId Interaction, AgentId Agent, AgentId? Consulted, LegId Leg, string Reason) : Fact(At);

    /// <summary>Customer, agent and consulted party hear each other from now on.</summary>
    public sealed record ConferenceStarted(DateTimeOffset At, InteractionId Interaction, AgentId Agent, AgentId? Consulted, LegId Leg) : Fact(At);

    /// <summary>The agent parked the customer.</summary>
    public sealed record CallParked(DateTimeOffset At, InteractionId Interaction, AgentId Agent) : Fact(At);

    /// <summary>The customer is parked no longer, for a word of <see cref="ParkingEndings"/>: <paramref name="Agent"/> picked him up, or (null) his time was over.</summary>
    public sealed record CallUnparked(DateTimeOffset At, InteractionId Interaction, AgentId? Agent, string Reason) : Fact(At);

    /// <summary>A supervisor is on the call; with a SIP phone from when he picked it up.</summary>
    public sealed record MonitorStarted(DateTimeOffset At, InteractionId Interaction, AgentId Supervisor, MonitorMode Mode, LegId Leg) : Fact(At);

    /// <summary>The supervisor changed his mode in place.</summary>
    public sealed record MonitorChanged(DateTimeOffset At, InteractionId Interaction, AgentId Supervisor, MonitorMode Mode, LegId Leg) : Fact(At);

    /// <summary>The supervisor is off the call as a monitor; a word of <see cref="MonitorEndings"/> says why.</summary>
    public sealed record MonitorEnded(DateTimeOffset At, InteractionId Interaction, AgentId Supervisor, MonitorMode Mode, LegId Leg, string Reason) : Fact(At);

    /// <summary>The supervisor took the call from the agent, or back from an outside party (<paramref name="From"/> is null).</summary>
    public sealed record CallTakenOver(DateTimeOffset At, InteractionId Interaction, AgentId? From, AgentId Supervisor, LegId Leg) : Fact(At);

    /// <summary>Nothing is recorded from now on.</summary>
    public sealed record RecordingPaused(DateTimeOffset At, InteractionId Interaction, AgentId Agent) : Fact(At);

    /// <summary>The recorder goes on; <paramref name="Agent"/> is the one who had paused it, also when it resumed by itself because he left the call.</summary>
    public sealed record RecordingResumed(DateTimeOffset At, InteractionId Interaction, AgentId Agent) : Fact(At);

    /// <summary>The recorder was started.</summary>
    public sealed record RecordingStarted(DateTimeOffset At, InteractionId Interaction) : Fact(At);

    /// <summary>Nothing of the call is kept from now on, for a word of <see cref="RecordingLosses"/>; agent and supervisor see it.</summary>
    public sealed record RecordingLost(DateTimeOffset At, InteractionId Interaction, string Reason) : Fact(At);

    /// <summary>The recorder keeps the call again.</summary>
    public sealed record RecordingRegained(DateTimeOffset At, InteractionId Interaction) : Fact(At);

    /// <summary>The contact is over.</summary>
    public sealed record CallEnded(DateTimeOffset At, InteractionId Interaction, AgentId? Agent, QueueId? Queue, Termination Termination) : Fact(At);

    /// <summary>After-call work of a contact is over.</summary>
    public sealed record WrapUpEnded(DateTimeOffset At, InteractionId Interaction, AgentId Agent, bool ByTimer) : Fact(At);

    /// <summary>A key was pressed in menu or talk; the digit itself is not told.</summary>
    public sealed record MenuChosen(DateTimeOffset At, InteractionId Interaction, char? Digit, QueueId Queue) : Fact(At);

    /// <summary>A node of the caller's flow is done with; <paramref name="Outcome"/> is a word of <see cref="FlowOutcomes"/> or a menu's key, never a number that was keyed.</summary>
    public sealed record FlowStep(DateTimeOffset At, InteractionId Interaction, string Flow, string Node, string Outcome) : Fact(At);

    /// <summary>From now on the caller hears this language: he chose it in the flow (<paramref name="Agent"/> is null), or the agent who talks with him did.</summary>
    public sealed record LanguageChanged(DateTimeOffset At, InteractionId Interaction, FlowLanguage Language, AgentId? Agent) : Fact(At);

    /// <summary>The caller left one queue for another by rule, or by a supervisor's hand (<paramref name="By"/>). His wait goes on.</summary>
    public sealed record CallMoved(DateTimeOffset At, InteractionId Interaction, QueueId From, QueueId To, ExitCause? Cause, string By) : Fact(At);

    /// <summary>The caller has the place that he left a while ago, when his contact was <paramref name="Former"/>.</summary>
    public sealed record PlaceResumed(DateTimeOffset At, InteractionId Interaction, InteractionId Former, DateTimeOffset WaitingSince) : Fact(At);

    /// <summary>A supervisor set the caller's minutes.</summary>
    public sealed record PriorityChanged(DateTimeOffset At, InteractionId Interaction, int Minutes, string By) : Fact(At);

    /// <summary>The caller will be called back; his place waits for him.</summary>
    public sealed record CallbackRequested(DateTimeOffset At, InteractionId Interaction, QueueId Queue, string By) : Fact(At);

    /// <summary>The customer of a call-back is being dialled, for the <paramref name="Dial"/>th time.</summary>
    public sealed record CallbackDialled(DateTimeOffset At, InteractionId Interaction, AgentId Agent, int Dial) : Fact(At);

    /// <summary>A dial of a call-back did not reach the customer, a word of <see cref="TerminationReasons"/> says why; the next one is not before <paramref name="Next"/>.</summary>
    public sealed record CallbackMissed(DateTimeOffset At, InteractionId Interaction, AgentId Agent, string Reason, DateTimeOffset Next) : Fact(At);

    /// <summary>The caller left a message; it becomes a task.</summary>
    public sealed record MessageLeft(DateTimeOffset At, InteractionId Interaction, QueueId Queue) : Fact(At);

    /// <summary>The waiting caller asked where his ticket stands.</summary>
    public sealed record StatusAsked(DateTimeOffset At, InteractionId Interaction) : Fact(At);

    /// <summary>After-call work was extended.</summary>
    public sealed record WrapUpExtended(DateTimeOffset At, InteractionId Interaction, AgentId Agent, DateTimeOffset Ends) : Fact(At);

    /// <summary>An agent is not ready for longer than his reason allows; told once.</summary>
    public sealed record NotReadyExceeded(DateTimeOffset At, AgentId Agent, string Reason, TimeSpan Limit) : Fact(At);

    /// <summary>An agent asks for a supervisor; <paramref name="Interaction"/> is the call he is on.</summary>
    public sealed record HandRaised(DateTimeOffset At, AgentId Agent, string Reason, InteractionId? Interaction) : Fact(At);

    /// <summary>The hand is down.</summary>
    public sealed record HandLowered(DateTimeOffset At, AgentId Agent, string By) : Fact(At);

    /// <summary>An agent's state changed.</summary>
    public sealed record PresenceChanged(DateTimeOffset At, AgentId Agent, Presence From, Presence To, string? Reason, InteractionId? Interaction, string By) : Fact(At);
}
