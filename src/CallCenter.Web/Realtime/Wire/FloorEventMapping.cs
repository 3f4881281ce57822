using CallCenter.Web.Switchboard;
using Telephony.Exchange;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>Facts of the exchange in the words of the contract.</summary>
internal static class FloorEventMapping
{
    public static FloorEvent ToEvent(FactEnvelope envelope) => envelope.Fact switch
    {
        Fact.CallReceived f => Of(envelope, "call.received") with { InteractionId = f.Interaction.Value },
        Fact.CallDialled f => Of(envelope, "call.dialled") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value, Reason = f.Purpose },
        Fact.MenuChosen f => Of(envelope, "call.menu") with { InteractionId = f.Interaction.Value, Queue = f.Queue.Value },
        Fact.CallQueued f => Of(envelope, "call.queued") with { InteractionId = f.Interaction.Value, Queue = f.Queue.Value },
        Fact.CallOffered f => Of(envelope, "call.offered") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value, Queue = f.Queue?.Value },
        Fact.OfferEnded f => Of(envelope, "call.offerEnded") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value, Reason = f.Reason },
        Fact.CallAnswered f => Of(envelope, "call.answered") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.CallHeld f => Of(envelope, "call.held") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.CallResumed f => Of(envelope, "call.resumed") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.RecordingStarted f => Of(envelope, "recording.started") with { InteractionId = f.Interaction.Value },
        Fact.CallEnded f => Of(envelope, "call.ended") with
        {
            InteractionId = f.Interaction.Value,
            Agent = f.Agent?.Value,
            Queue = f.Queue?.Value,
            State = f.Termination.Class.ToString(),
            Reason = f.Termination.Reason,
            EndedBy = f.Termination.By.ToString(),
        },
        Fact.WrapUpEnded f => Of(envelope, "agent.wrapUpEnded") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.PresenceChanged f => Of(envelope, "agent.presence") with
        {
            InteractionId = f.Interaction?.Value,
            Agent = f.Agent.Value,
            State = f.To.ToString(),
            Reason = f.Reason,
        },
        var other => Of(envelope, "call." + char.ToLowerInvariant(other.GetType().Name[0]) + other.GetType().Name[1..]),
    };

    private static FloorEvent Of(FactEnvelope envelope, string type) => new(envelope.Seq, type, envelope.Fact.At);
}
