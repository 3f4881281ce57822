using Telephony.Calls;
using Telephony.Distribution;

namespace Telephony.Exchange;

/// <summary>What happened, in the past tense; written to the interaction's history, published to boards, hubs and subscribers.</summary>
/// <param name="At">When, by the exchange's clock.</param>
public abstract record Fact(DateTimeOffset At)
{
    /// <summary>An INVITE was accepted into the exchange.</summary>
    public sealed record CallReceived(DateTimeOffset At, InteractionId Interaction, string CallerNumber, string CalledNumber, string Trunk) : Fact(At);

    /// <summary>An agent dialled out.</summary>
    public sealed record CallDialled(DateTimeOffset At, InteractionId Interaction, AgentId Agent, string To, string CallerId, string Trunk, string Purpose, string? TicketRef) : Fact(At);

    /// <summary>The call entered a queue.</summary>
    public sealed record CallQueued(DateTimeOffset At, InteractionId Interaction, QueueId Queue) : Fact(At);

    /// <summary>The call was offered to an agent: the instant of the screen pop.</summary>
    public sealed record CallOffered(DateTimeOffset At, InteractionId Interaction, AgentId Agent, QueueId? Queue, AgentDevice Device, LegId Leg, int Attempt) : Fact(At);

    /// <summary>The offered agent did not take it.</summary>
    public sealed record OfferEnded(DateTimeOffset At, InteractionId Interaction, AgentId Agent, string Reason) : Fact(At);

    /// <summary>Agent and customer were connected.</summary>
    public sealed record CallAnswered(DateTimeOffset At, InteractionId Interaction, AgentId Agent, LegId Leg) : Fact(At);

    /// <summary>The customer was put on hold.</summary>
    public sealed record CallHeld(DateTimeOffset At, InteractionId Interaction, AgentId Agent) : Fact(At);

    /// <summary>The talk went on.</summary>
    public sealed record CallResumed(DateTimeOffset At, InteractionId Interaction, AgentId Agent) : Fact(At);

    /// <summary>The recorder was started.</summary>
    public sealed record RecordingStarted(DateTimeOffset At, InteractionId Interaction) : Fact(At);

    /// <summary>The contact is over.</summary>
    public sealed record CallEnded(DateTimeOffset At, InteractionId Interaction, AgentId? Agent, QueueId? Queue, Termination Termination) : Fact(At);

    /// <summary>After-call work of a contact is over.</summary>
    public sealed record WrapUpEnded(DateTimeOffset At, InteractionId Interaction, AgentId Agent, bool ByTimer) : Fact(At);

    /// <summary>A key was pressed in menu or talk; the digit itself is not told.</summary>
    public sealed record MenuChosen(DateTimeOffset At, InteractionId Interaction, char? Digit, QueueId Queue) : Fact(At);

    /// <summary>An agent's state changed.</summary>
    public sealed record PresenceChanged(DateTimeOffset At, AgentId Agent, Presence From, Presence To, string? Reason, InteractionId? Interaction, string By) : Fact(At);
}
