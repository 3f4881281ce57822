using System.Text.Json;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.History;
using Shouldly;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Loop;

/// <summary>Every fact of the exchange has its word in the contract and its place in the history.</summary>
public sealed class FactTranslationTests
{
    /// <summary>Width of the column of an event's type.</summary>
    private const int LongestType = 40;

    private static readonly string[] s_words =
    [
        "call.received", "call.dialled", "call.queued", "call.offered", "call.offerEnded", "call.answered", "call.held", "call.resumed",
        "call.transferred", "call.transferFailed", "call.outsideAnswered", "call.consultStarted", "call.consultAnswered", "call.consultEnded",
        "call.conferenceStarted", "call.monitorStarted", "call.monitorChanged", "call.monitorEnded", "call.takenOver",
        "recording.paused", "recording.resumed", "recording.started", "recording.lost", "recording.regained", "call.ended", "agent.wrapUpEnded", "call.menu", "call.flowStep", "call.languageChanged",
        "call.moved", "call.placeResumed", "call.priorityChanged", "call.callbackRequested", "call.callbackDialled", "call.callbackMissed", "call.messageLeft", "call.statusAsked",
        "agent.wrapUpExtended", "agent.notReadyExceeded", "agent.handRaised", "call.parked", "call.unparked", "agent.handLowered", "agent.presence",
    ];

    [Fact]
    public void Samples_HoldEveryKindOfFact() =>
        FactSamples.All.Select(f => f.GetType()).ShouldBe(typeof(Fact).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Fact))), ignoreOrder: true);

    [Fact]
    public void Events_OfEveryFact_HaveTheirWordAndNoPhoneNumber()
    {
        var told = FactSamples.All.Select((f, i) => FloorEventMapping.ToEvent(new FactEnvelope(i, f))).ToList();
        told.Select(e => e.Type).ShouldBe(s_words);
        told.ShouldAllBe(e => e.Type.Length <= LongestType);
        JsonSerializer.Serialize(told).ShouldNotContain(FactSamples.PrivateNumber);
    }

    [Fact]
    public void History_TakesEveryFactOfACall() =>
        FactSamples.All.Where(f => InteractionFacts.InteractionOf(f) != FactSamples.Call).Select(f => f.GetType())
            .ShouldBe([typeof(Fact.NotReadyExceeded), typeof(Fact.HandLowered), typeof(Fact.PresenceChanged)]);

    [Fact]
    public void Events_OfMonitoring_NameTheSupervisorAndNeverTheAgent()
    {
        var monitoring = FactSamples.All.Select((f, i) => FloorEventMapping.ToEvent(new FactEnvelope(i, f))).Where(e => FloorEventMapping.IsOfMonitoring(e.Type)).ToList();
        monitoring.Count.ShouldBe(3);
        monitoring.ShouldAllBe(e => e.Agent == "supervisor1");
    }
}
