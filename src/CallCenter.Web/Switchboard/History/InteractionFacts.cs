using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Switchboard.History;

/// <summary>Which facts belong to a contact's history. A new kind of fact is listed here; a test proves that none is forgotten.</summary>
internal static class InteractionFacts
{
    /// <summary>The contact, or null for a fact of the floor alone.</summary>
    public static InteractionId? InteractionOf(Fact fact) => fact switch
    {
        Fact.CallReceived f => f.Interaction,
        Fact.CallDialled f => f.Interaction,
        Fact.CallQueued f => f.Interaction,
        Fact.CallOffered f => f.Interaction,
        Fact.OfferEnded f => f.Interaction,
        Fact.CallAnswered f => f.Interaction,
        Fact.CallHeld f => f.Interaction,
        Fact.CallResumed f => f.Interaction,
        Fact.CallTransferred f => f.Interaction,
        Fact.TransferFailed f => f.Interaction,
        Fact.OutsideAnswered f => f.Interaction,
        Fact.ConsultStarted f => f.Interaction,
        Fact.ConsultAnswered f => f.Interaction,
        Fact.ConsultEnded f => f.Interaction,
        Fact.ConferenceStarted f => f.Interaction,
        Fact.MonitorStarted f => f.Interaction,
        Fact.MonitorChanged f => f.Interaction,
        Fact.MonitorEnded f => f.Interaction,
        Fact.CallTakenOver f => f.Interaction,
        Fact.RecordingStarted f => f.Interaction,
        Fact.RecordingPaused f => f.Interaction,
        Fact.RecordingResumed f => f.Interaction,
        Fact.RecordingLost f => f.Interaction,
        Fact.RecordingRegained f => f.Interaction,
        Fact.CallEnded f => f.Interaction,
        Fact.WrapUpEnded f => f.Interaction,
        Fact.MenuChosen f => f.Interaction,
        Fact.FlowStep f => f.Interaction,
        Fact.CallMoved f => f.Interaction,
        Fact.PlaceResumed f => f.Interaction,
        Fact.PriorityChanged f => f.Interaction,
        Fact.CallbackRequested f => f.Interaction,
        Fact.CallbackDialled f => f.Interaction,
        Fact.CallbackMissed f => f.Interaction,
        Fact.MessageLeft f => f.Interaction,
        Fact.StatusAsked f => f.Interaction,
        Fact.WrapUpExtended f => f.Interaction,
        Fact.HandRaised f => f.Interaction,
        Fact.LanguageChanged f => f.Interaction,
        Fact.CallParked f => f.Interaction,
        Fact.CallUnparked f => f.Interaction,
        _ => null,
    };
}
