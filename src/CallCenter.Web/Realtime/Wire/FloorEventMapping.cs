using CallCenter.Web.Switchboard;
using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>Facts of the exchange in the words of the contract.</summary>
internal static class FloorEventMapping
{
    private const string MonitorStarted = "call.monitorStarted";
    private const string MonitorChanged = "call.monitorChanged";
    private const string MonitorEnded = "call.monitorEnded";

    /// <summary>Whether an event tells that somebody listens in: for those who see the floor, never for the agent who is listened to.</summary>
    public static bool IsOfMonitoring(string type) => type is MonitorStarted or MonitorChanged or MonitorEnded;

    public static FloorEvent ToEvent(FactEnvelope envelope) => envelope.Fact switch
    {
        Fact.CallReceived f => Of(envelope, "call.received") with { InteractionId = f.Interaction.Value },
        Fact.CallDialled f => Of(envelope, "call.dialled") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value, Reason = f.Purpose },
        Fact.MenuChosen f => Of(envelope, "call.menu") with { InteractionId = f.Interaction.Value, Queue = f.Queue.Value },
        Fact.FlowStep f => Of(envelope, "call.flowStep") with { InteractionId = f.Interaction.Value, TargetKind = "flow", Target = f.Flow, State = f.Node, Reason = f.Outcome },
        Fact.CallQueued f => Of(envelope, "call.queued") with { InteractionId = f.Interaction.Value, Queue = f.Queue.Value },
        Fact.CallOffered f => Of(envelope, "call.offered") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value, Queue = f.Queue?.Value },
        Fact.OfferEnded f => Of(envelope, "call.offerEnded") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value, Reason = f.Reason },
        Fact.CallAnswered f => Of(envelope, "call.answered") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.CallHeld f => Of(envelope, "call.held") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.CallResumed f => Of(envelope, "call.resumed") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.CallTransferred f => To(f.Target, Of(envelope, "call.transferred") with { InteractionId = f.Interaction.Value, Agent = f.From.Value, State = Words.Of(f.Kind) }),
        Fact.TransferFailed f => Of(envelope, "call.transferFailed") with { InteractionId = f.Interaction.Value, Agent = f.From.Value, Reason = f.Reason },
        Fact.OutsideAnswered f => Of(envelope, "call.outsideAnswered") with { InteractionId = f.Interaction.Value },
        Fact.CallParked f => Of(envelope, "call.parked") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.CallUnparked f => Of(envelope, "call.unparked") with { InteractionId = f.Interaction.Value, Agent = f.Agent?.Value, Reason = f.Reason },
        Fact.ConsultStarted f => To(f.Target, Of(envelope, "call.consultStarted") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value }, f.Consulted?.Value),
        Fact.ConsultAnswered f => Consulted(envelope, "call.consultAnswered", f.Interaction, f.Agent.Value, f.Consulted?.Value),
        Fact.ConsultEnded f => Consulted(envelope, "call.consultEnded", f.Interaction, f.Agent.Value, f.Consulted?.Value) with { Reason = f.Reason },
        Fact.ConferenceStarted f => Consulted(envelope, "call.conferenceStarted", f.Interaction, f.Agent.Value, f.Consulted?.Value),
        Fact.MonitorStarted f => Of(envelope, MonitorStarted) with { InteractionId = f.Interaction.Value, Agent = f.Supervisor.Value, State = Words.Of(f.Mode) },
        Fact.MonitorChanged f => Of(envelope, MonitorChanged) with { InteractionId = f.Interaction.Value, Agent = f.Supervisor.Value, State = Words.Of(f.Mode) },
        Fact.MonitorEnded f => Of(envelope, MonitorEnded) with { InteractionId = f.Interaction.Value, Agent = f.Supervisor.Value, State = Words.Of(f.Mode), Reason = f.Reason },
        Fact.CallTakenOver f => Of(envelope, "call.takenOver") with { InteractionId = f.Interaction.Value, Agent = f.From?.Value, TargetKind = "agent", Target = f.Supervisor.Value },
        Fact.RecordingPaused f => Of(envelope, "recording.paused") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.RecordingResumed f => Of(envelope, "recording.resumed") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.RecordingLost f => Of(envelope, "recording.lost") with { InteractionId = f.Interaction.Value, Reason = f.Reason },
        Fact.RecordingRegained f => Of(envelope, "recording.regained") with { InteractionId = f.Interaction.Value },
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
        Fact.LanguageChanged f => Of(envelope, "call.languageChanged") with { InteractionId = f.Interaction.Value, Agent = f.Agent?.Value, State = CallLanguages.TagOf(f.Language) },
        Fact.CallMoved f => Of(envelope, "call.moved") with { InteractionId = f.Interaction.Value, Queue = f.To.Value, Reason = f.Cause?.ToString() },
        Fact.PlaceResumed f => Of(envelope, "call.placeResumed") with { InteractionId = f.Interaction.Value },
        Fact.PriorityChanged f => Of(envelope, "call.priorityChanged") with { InteractionId = f.Interaction.Value },
        Fact.CallbackRequested f => Of(envelope, "call.callbackRequested") with { InteractionId = f.Interaction.Value, Queue = f.Queue.Value },
        Fact.CallbackDialled f => Of(envelope, "call.callbackDialled") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.CallbackMissed f => Of(envelope, "call.callbackMissed") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value, Reason = f.Reason },
        Fact.StatusAsked f => Of(envelope, "call.statusAsked") with { InteractionId = f.Interaction.Value },
        Fact.MessageLeft f => Of(envelope, "call.messageLeft") with { InteractionId = f.Interaction.Value, Queue = f.Queue.Value },
        Fact.WrapUpExtended f => Of(envelope, "agent.wrapUpExtended") with { InteractionId = f.Interaction.Value, Agent = f.Agent.Value },
        Fact.NotReadyExceeded f => Of(envelope, "agent.notReadyExceeded") with { Agent = f.Agent.Value, Reason = f.Reason },
        Fact.HandRaised f => Of(envelope, "agent.handRaised") with { InteractionId = f.Interaction?.Value, Agent = f.Agent.Value, Reason = f.Reason },
        Fact.HandLowered f => Of(envelope, "agent.handLowered") with { Agent = f.Agent.Value },
        Fact.PresenceChanged f => Of(envelope, "agent.presence") with
        {
            InteractionId = f.Interaction?.Value,
            Agent = f.Agent.Value,
            State = f.To.ToString(),
            Reason = f.Reason,
        },
        var other => Of(envelope, "call." + char.ToLowerInvariant(other.GetType().Name[0]) + other.GetType().Name[1..]),
    };

    private static FloorEvent Consulted(FactEnvelope envelope, string type, InteractionId interaction, string agent, string? colleague) =>
        Of(envelope, type) with { InteractionId = interaction.Value, Agent = agent, TargetKind = colleague is null ? "number" : "agent", Target = colleague };

    private static FloorEvent To(TransferTarget target, FloorEvent told, string? colleague = null) => target switch
    {
        TransferTarget.ToAgent to => told with { TargetKind = "agent", Target = to.Agent.Value },
        TransferTarget.ToQueue to => told with { TargetKind = colleague is null ? "queue" : "agent", Target = colleague ?? to.Queue.Value },
        _ => told with { TargetKind = "number" },
    };

    private static FloorEvent Of(FactEnvelope envelope, string type) => new(envelope.Seq, type, envelope.Fact.At);
}
