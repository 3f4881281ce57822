using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Ivr.Flows;

namespace Telephony.Exchange;

/// <summary>Everything the exchange may ask of the outside. The whole contract with the edges is on this page.
/// Effects are carried out in order, outside the loop; results come back as inputs.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Answer the arriving customer's leg (200 OK).</summary>
    public sealed record AcceptCall(LegId Leg) : Effect;

    /// <summary>Turn the arriving call away.</summary>
    public sealed record RefuseCall(LegId Leg, RefuseCause Cause) : Effect;

    /// <summary>Ring the agent's device. Browser: the desk shows the ring card. Phone: an INVITE to the extension, whose answer is <see cref="Input.LegAnswered"/>.</summary>
    public sealed record OfferCall(LegId Leg, AgentId Agent, AgentDevice Device, int Attempt) : Effect;

    /// <summary>The offer is over without an answer: stop ringing, release the leg.</summary>
    public sealed record WithdrawOffer(LegId Leg, AgentId Agent, AgentDevice Device) : Effect;

    /// <summary>From now on the leg is the agent's nailed-up browser connection, without a ring: he dialled himself. <see cref="ReleaseLeg"/> gives it back.</summary>
    public sealed record UseBrowser(LegId Leg, AgentId Agent) : Effect;

    /// <summary>Dial an outside party.</summary>
    public sealed record DialOut(LegId Leg, string To, string CallerId, string Trunk) : Effect;

    /// <summary>From now on the listener hears exactly the sum of the speakers (none: silence) instead of whatever it heard. A running prompt
    /// on the listener has precedence until <see cref="StopPrompt"/>. What others hear does not change. Speakers in order of their numbers, never the listener.</summary>
    public sealed record Hear(LegId Listener, ImmutableArray<LegId> Speakers) : Effect
    {
        /// <inheritdoc/>
        public bool Equals(Hear? other) => other is not null && Listener == other.Listener && Speakers.AsSpan().SequenceEqual(other.Speakers.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Listener, Speakers.Length);

        /// <inheritdoc/>
        public override string ToString() => $"Hear {Listener}: {string.Join(' ', Speakers)}";
    }

    /// <summary>Let two legs hear each other: <see cref="Hear"/> both ways; ends prompts on both.</summary>
    public sealed record ConnectLegs(LegId First, LegId Second) : Effect;

    /// <summary>The leg hears nobody and nobody hears it.</summary>
    public sealed record DisconnectLeg(LegId Leg) : Effect;

    /// <summary>Hang up the leg (BYE, CANCEL), or give the agent's nailed-up browser leg back.</summary>
    public sealed record ReleaseLeg(LegId Leg) : Effect;

    /// <summary>The leg hears a prompt instead of its peer.</summary>
    public sealed record PlayPrompt(LegId Leg, string Prompt, bool Loop) : Effect;

    /// <summary>The prompt ends.</summary>
    public sealed record StopPrompt(LegId Leg) : Effect;

    /// <summary>Find where the caller's newest open ticket stands: by the customer when he is known, else by his number. The answer is <see cref="Input.StatusFound"/>, always.</summary>
    public sealed record LookUpStatus(InteractionId Interaction, string? CustomerRef, string RemoteNumber) : Effect;

    /// <summary>Record the customer's leg from now on: left what he says, right what he hears.</summary>
    public sealed record StartRecording(LegId CustomerLeg) : Effect;

    /// <summary>Write silence until <see cref="ResumeRecording"/>: no word reaches the disk.</summary>
    public sealed record PauseRecording(LegId CustomerLeg) : Effect;

    /// <summary>The recorder goes on.</summary>
    public sealed record ResumeRecording(LegId CustomerLeg) : Effect;

    /// <summary>Close the recording.</summary>
    public sealed record StopRecording(LegId CustomerLeg) : Effect;

    /// <summary>Fire <see cref="Input.TimerFired"/> at <paramref name="Due"/>; replaces one of the same kind and owner.</summary>
    public sealed record StartTimer(TimerKey Timer, DateTimeOffset Due) : Effect;

    /// <summary>The timer is no longer needed; a late firing is harmless anyway.</summary>
    public sealed record CancelTimer(TimerKey Timer) : Effect;

    /// <summary>Look a number up for the flow; the answer is <see cref="Input.LookUpDone"/> with the same attempt, within <see cref="FlowLimits.Answer"/>.</summary>
    public sealed record LookUp(InteractionId Interaction, LookUpKind Kind, string Number, int Attempt) : Effect
    {
        /// <summary>The number that he calls from, as delivered: what was keyed proves nothing, this does a little.</summary>
        public string Caller { get; init; } = "";
    }

    /// <summary>Find windows for a visit of the ticket; the answer is <see cref="Input.VisitsOffered"/>.</summary>
    public sealed record OfferVisits(InteractionId Interaction, string TicketRef, int Attempt) : Effect;

    /// <summary>Book or move the ticket's visit; the answer is <see cref="Input.VisitBooked"/>.</summary>
    public sealed record BookVisit(InteractionId Interaction, string TicketRef, VisitWindow Window, int Attempt) : Effect;

    /// <summary>Something happened that history, boards and other programs want to know.</summary>
    public sealed record Record(Fact Fact) : Effect;

    /// <summary>The command was not carried out.</summary>
    public sealed record Refuse(Refusal Reason) : Effect;

    /// <summary>An unknown or late input changed nothing; counted.</summary>
    public sealed record Ignore(string Reason) : Effect;
}
