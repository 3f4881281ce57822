using Telephony.Calls;
using System.Collections.Immutable;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Ivr.Flows;

namespace Telephony.Exchange;

/// <summary>Everything that can happen to the exchange: facts from the wire, commands of people, timers, results.
/// Plain values, so that a journal can replay them.</summary>
public abstract record Input
{
    private Input()
    {
    }

    /// <summary>A new floor plan takes effect; calls and signed-in agents stay.</summary>
    public sealed record Configure(FloorPlan Plan) : Input;

    /// <summary>An INVITE arrived on a trunk; the customer's leg is (<paramref name="Interaction"/>, 1).</summary>
    public sealed record CallArrived(InteractionId Interaction, string CallerNumber, string CalledNumber, string Trunk) : Input
    {
        /// <summary>How the block list turns this caller away before anything is answered, or null: he is let in. <see cref="RefuseCause.Forbidden"/> or <see cref="RefuseCause.Declined"/>.</summary>
        public RefuseCause? Blocked { get; init; }
    }

    /// <summary>The look-up by number found who is calling. May come after the call was offered.</summary>
    public sealed record CallerIdentified(InteractionId Interaction, string CustomerRef, int PriorityMinutes) : Input
    {
        /// <summary>Why he has priority. When there are any, their sum replaces <see cref="PriorityMinutes"/>; at most <see cref="Limits.PriorityReasons"/>.</summary>
        public ImmutableArray<PriorityReason> Reasons { get; init; } = [];

        /// <summary>What ticket and unit ask of the agent: brand, category, gas or high voltage; at most <see cref="Limits.Needs"/>.</summary>
        public ImmutableArray<SkillNeed> Needs { get; init; } = [];

        /// <summary>Who knows his case; at most <see cref="Limits.Ties"/>.</summary>
        public ImmutableArray<Tie> Ties { get; init; } = [];
    }

    /// <summary>The flow's look-up is answered. <paramref name="Identified"/> also tells who he is for the queue.</summary>
    public sealed record LookUpDone(InteractionId Interaction, int Attempt, LookUpOutcome Outcome, CallerFinding? Finding, CallerIdentified? Identified) : Input;

    /// <summary>Windows for a visit, earliest first; at most <see cref="FlowLimits.Windows"/> are said.</summary>
    public sealed record VisitsOffered(InteractionId Interaction, int Attempt, ImmutableArray<VisitWindow> Windows) : Input
    {
        /// <summary>The store did not answer: nobody knows whether there are windows.</summary>
        public bool IsFailed { get; init; }
    }

    /// <summary>The booking was tried.</summary>
    public sealed record VisitBooked(InteractionId Interaction, int Attempt, VisitBooking Booking) : Input;

    /// <summary>A leg that we dialled rings.</summary>
    public sealed record LegRinging(LegId Leg) : Input;

    /// <summary>A leg that we dialled was answered.</summary>
    public sealed record LegAnswered(LegId Leg) : Input;

    /// <summary>A leg is gone.</summary>
    public sealed record LegEnded(LegId Leg, LegEnding Ending) : Input;

    /// <summary>A party pressed a key (RFC 4733 or INFO).</summary>
    public sealed record DigitPressed(LegId Leg, char Digit) : Input;

    /// <summary>A prompt that does not loop came to its end.</summary>
    public sealed record PromptFinished(LegId Leg, string Prompt) : Input;

    /// <summary>Where the caller's ticket stands, as prompts in order (at most <see cref="Limits.StatusWords"/>); none when nothing can be said. Answers <see cref="Effect.LookUpStatus"/>.</summary>
    public sealed record StatusFound(InteractionId Interaction, ImmutableArray<string> Words) : Input
    {
        /// <inheritdoc/>
        public bool Equals(StatusFound? other) => other is not null && Interaction == other.Interaction && Words.AsSpan().SequenceEqual(other.Words.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Interaction, Words.IsDefault ? 0 : Words.Length);
    }

    /// <summary>An agent's browser phone or SIP phone came or went.</summary>
    public sealed record DeviceChanged(AgentId Agent, AgentDevice Device, bool Available) : Input;

    /// <summary>The heartbeat of an agent's desktop stopped or came back; the second of the two beside <see cref="DeviceChanged"/>. An agent of whom none was ever told is here.</summary>
    public sealed record DesktopChanged(AgentId Agent, bool Available) : Input;

    /// <summary>An agent (or a supervisor for him) chooses a state: SignedOut, Ready or NotReady. While on a call it is kept for after the call.</summary>
    public sealed record SetPresence(AgentId Agent, Presence Target, string? Reason, AgentDevice? Device, string By) : Input;

    /// <summary>The agent answers the offered call at the desk (browser device).</summary>
    public sealed record Answer(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>The agent turns the offered call away; it goes on to the next agent and he becomes not ready.</summary>
    public sealed record Reject(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>The agent (or a supervisor, <paramref name="By"/>) ends his call.</summary>
    public sealed record HangUp(AgentId Agent, InteractionId Interaction, string By) : Input;

    /// <summary>The customer gets music.</summary>
    public sealed record Hold(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>The talk goes on.</summary>
    public sealed record Resume(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>The agent lets go of his customer at once; the target is rung, or the queue joined, without him. If nobody takes the call the
    /// customer is not lost: he is back in his queue at his old place. <paramref name="By"/>: the agent himself or a supervisor.</summary>
    public sealed record BlindTransfer(AgentId Agent, InteractionId Interaction, TransferTarget Target, string By) : Input;

    /// <summary>The customer is held while the agent asks somebody.</summary>
    public sealed record Consult(AgentId Agent, InteractionId Interaction, TransferTarget Target) : Input;

    /// <summary>The customer goes to the consulted party and the agent leaves; while it still rings this is a blind transfer. Ends a conference for the agent alone.</summary>
    public sealed record CompleteTransfer(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>Back to the customer; the consulted party is let go of.</summary>
    public sealed record CancelConsult(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>The agent changes between customer and consulted party; the other one hears music.</summary>
    public sealed record ToggleConsult(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>Customer, agent and consulted party hear each other.</summary>
    public sealed record Conference(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>The agent parks his customer, who hears music until anybody picks him up; the agent is free for other things.</summary>
    public sealed record Park(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>Somebody on the floor who has no call takes a parked customer: at the browser at once, a SIP phone rings for him.</summary>
    public sealed record PickUpParked(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>A supervisor joins another's call, or changes his mode on it in place. Monitoring another call meanwhile ends.</summary>
    public sealed record Monitor(AgentId Supervisor, InteractionId Interaction, MonitorMode Mode) : Input;

    /// <summary>The supervisor leaves the call.</summary>
    public sealed record StopMonitoring(AgentId Supervisor, InteractionId Interaction) : Input;

    /// <summary>The agent found out what the caller speaks: announcements, transfers and his next call go on in it.</summary>
    public sealed record ChooseLanguage(AgentId Agent, InteractionId Interaction, FlowLanguage Language) : Input;

    /// <summary>Nothing is recorded until <see cref="ResumeRecording"/> (a card number, a password); a change of agent resumes by itself.</summary>
    public sealed record PauseRecording(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>The recorder goes on.</summary>
    public sealed record ResumeRecording(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>The recorder cannot keep what is said: it could not start, or its disk takes nothing now. The call goes on.</summary>
    public sealed record RecordingLost(InteractionId Interaction, string Reason) : Input;

    /// <summary>The recorder keeps what is said again.</summary>
    public sealed record RecordingRegained(InteractionId Interaction) : Input;

    /// <summary>After-call work is done.</summary>
    public sealed record FinishWrapUp(AgentId Agent) : Input;

    /// <summary>The agent wants more time for his after-call work.</summary>
    public sealed record ExtendWrapUp(AgentId Agent) : Input;

    /// <summary>The agent wants after-call work when this call is over; for queues where it is optional.</summary>
    public sealed record AskForWrapUp(AgentId Agent, bool Wanted) : Input;

    /// <summary>Ticket, appointment and disposition of the contact are complete; may come before or after its end.</summary>
    public sealed record ContactCompleted(InteractionId Interaction) : Input;

    /// <summary>A supervisor moves a waiting caller to another queue, or gives him to a free agent, who is rung for him. No wait time is lost.</summary>
    public sealed record MoveWaiting(InteractionId Interaction, TransferTarget Target, string By) : Input;

    /// <summary>Somebody on the floor takes a waiting caller himself, free or not ready: his device rings.</summary>
    public sealed record PickUpWaiting(AgentId Agent, InteractionId Interaction) : Input;

    /// <summary>A supervisor sets the minutes that a waiting caller is treated to beside the other reasons; 0 takes them back.</summary>
    public sealed record Reprioritise(InteractionId Interaction, int Minutes, string By) : Input;

    /// <summary>A supervisor sends a waiting caller to call-back at his place.</summary>
    public sealed record SendToCallback(InteractionId Interaction, string By) : Input;

    /// <summary>An agent asks for a supervisor.</summary>
    public sealed record RaiseHand(AgentId Agent, string Reason) : Input;

    /// <summary>The agent or a supervisor took the hand down.</summary>
    public sealed record LowerHand(AgentId Agent, string By) : Input;

    /// <summary>Click-to-dial; the customer's leg is (<paramref name="Interaction"/>, 1). The agent must be free or not ready.</summary>
    public sealed record Dial(AgentId Agent, InteractionId Interaction, string To, string CallerId, string Trunk, string Purpose, string? TicketRef) : Input
    {
        /// <summary>The agent's after-call work, if he is at it, ends with this call: in one step with it, so that a call that is refused ends nothing.</summary>
        public bool EndsWrapUp { get; init; }
    }

    /// <summary>A timer that an effect asked for fired.</summary>
    public sealed record TimerFired(TimerKey Timer) : Input;

    /// <summary>A new business day: counters of queues and agents begin anew, live calls are not touched. A caller who waits counts as
    /// offered on the new day; a call that was answered before counts on the old day only.</summary>
    public sealed record DayBegan : Input;

    /// <summary>From now on no new calls: refused with 503; admitted ones go on.</summary>
    public sealed record Drain : Input;

    /// <summary>The grace time is over: every call ends with reason <c>restart</c>.</summary>
    public sealed record EndAll : Input;
}
