using CallCenter.Web.Features.Recordings;
using Persistence.History;
using Persistence.Queries;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Recordings;

public sealed class RecordingMarkersTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("held", "resumed")]
    [InlineData("call.held", "call.resumed")]
    public void Hold_IsASpanWhateverThePrefix(string held, string resumed) =>
        Of("{}", (held, 10, "agent1"), (resumed, 25, "agent1")).ShouldBe([new RecordingMarker(MarkerKind.Hold, 10_000, 25_000, "agent1")]);

    [Fact]
    public void Hold_ThatNobodyEnds_LastsToTheEnd() => Of("{}", ("held", 10, null)).ShouldBe([new RecordingMarker(MarkerKind.Hold, 10_000, 60_000, null)]);

    [Fact]
    public void Transfer_OfAHeldCall_EndsTheHoldAndIsAnInstant() =>
        Of("{}", ("call.held", 10, "agent1"), ("call.callTransferred", 20, "agent1"))
            .ShouldBe([new RecordingMarker(MarkerKind.Hold, 10_000, 20_000, "agent1"), new RecordingMarker(MarkerKind.Transfer, 20_000, null, "agent1")]);

    [Fact]
    public void Transfer_WithATarget_NamesBoth() => RecordingMarkers.Of(
            new RecordingRow { StartedAt = Start, DurationMs = 60_000 },
            [new InteractionEventRow { Type = "call.transferred", At = Start.AddSeconds(5), Data = """{"Agent":"agent1","Queue":null,"TargetKind":"agent","Target":"agent2"}""" }], [], false)
        .ShouldBe([new RecordingMarker(MarkerKind.Transfer, 5_000, null, "agent1 → agent2")]);

    [Fact]
    public void Pause_IsTakenFromTheRecordingItselfWhenItKnows()
    {
        Of("""{"pauses":[[1000,2500]]}""", ("recording.paused", 1, null), ("recording.resumed", 3, null)).ShouldBe([new RecordingMarker(MarkerKind.Pause, 1_000, 2_500, null)]);
        Of("{}", ("call.recordingPaused", 1, "a"), ("call.recordingResumed", 3, "a")).ShouldBe([new RecordingMarker(MarkerKind.Pause, 1_000, 3_000, "a")]);
    }

    [Fact]
    public void Gap_ThatNobodyHears_IsNoMarker() => Of("""{"gaps":[[1000,1100],[5000,6000]]}""").ShouldBe([new RecordingMarker(MarkerKind.Gap, 5_000, 6_000, null)]);

    [Fact]
    public void WhatTheDiskLost_IsAMarker_AlsoBehindTheEndOfTheFile() => Of("""{"stalls":[[5000,5200],[59000,90000]]}""")
        .ShouldBe([new RecordingMarker(MarkerKind.Disk, 5_000, 5_200, null), new RecordingMarker(MarkerKind.Disk, 59_000, 60_000, null)]);

    [Fact]
    public void Monitoring_IsShownOnlyToThoseWhoMayKnow()
    {
        (string, int, string?)[] events = [("call.monitorStarted", 5, "supervisor1"), ("call.monitorEnded", 15, "supervisor1")];
        Of("{}", events).ShouldBeEmpty();
        All("{}", true, [], events).ShouldBe([new RecordingMarker(MarkerKind.Monitor, 5_000, 15_000, "supervisor1")]);
    }

    [Fact]
    public void Monitoring_ByTwoWhoChangeTheirWays_IsASpanForEach() => RecordingMarkers.Of(
            new RecordingRow { StartedAt = Start, DurationMs = 60_000 },
            [Event("monitorStarted", 5, "sue", "listen"), Event("monitorChanged", 10, "sue", "whisper"), Event("monitorStarted", 12, "tom", "barge"), Event("monitorEnded", 20, "sue", "whisper"), Event("ended", 30, null, null)], [], true)
        .ShouldBe([
            new RecordingMarker(MarkerKind.Monitor, 5_000, 10_000, "sue"),
            new RecordingMarker(MarkerKind.Whisper, 10_000, 20_000, "sue"),
            new RecordingMarker(MarkerKind.Barge, 12_000, 30_000, "tom"),
        ]);

    [Fact]
    public void Parking_IsMusicUntilSomebodyPicksUp() =>
        Of("{}", ("call.parked", 10, "agent1"), ("call.unparked", 25, "agent2")).ShouldBe([new RecordingMarker(MarkerKind.Hold, 10_000, 25_000, "agent1")]);

    private static InteractionEventRow Event(string type, int second, string? agent, string? state) =>
        new() { Type = "call." + type, At = Start.AddSeconds(second), Seq = second, Data = System.Text.Json.JsonSerializer.Serialize(new { Agent = agent, State = state }) };

    [Fact]
    public void TicketSave_IsAnInstantAndWhatLiesOutsideIsLeftOut() =>
        All("{}", false, [new TicketSave(Start.AddSeconds(30), "agent1"), new TicketSave(Start.AddSeconds(-5), "agent1"), new TicketSave(Start.AddSeconds(61), "agent1")])
            .ShouldBe([new RecordingMarker(MarkerKind.Ticket, 30_000, null, "agent1")]);

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"pauses":"x","gaps":[[1],[1,"b"],{}],"later":1}""")]
    public void Spans_OfAnUnknownForm_AreLeftAside(string json) => Of(json).ShouldBeEmpty();

    [Theory]
    [InlineData("call.held", "held")]
    [InlineData("recording.paused", "recordingPaused")]
    [InlineData("call.callTransferred", "transferred")]
    [InlineData("call.callTakenOver", "takenOver")]
    [InlineData("callback", "callback")]
    [InlineData("ended", "ended")]
    public void EventType_IsReadWithoutItsPrefix(string type, string bare) => CallEventTypes.Bare(type).ShouldBe(bare);

    private static IReadOnlyList<RecordingMarker> Of(string spans, params (string Type, int Second, string? Who)[] events) => All(spans, false, [], events);

    private static IReadOnlyList<RecordingMarker> All(string spans, bool seesMonitoring, TicketSave[] saves, params (string Type, int Second, string? Who)[] events) => RecordingMarkers.Of(
        new RecordingRow { StartedAt = Start, DurationMs = 60_000, Spans = spans },
        events.Select((e, i) => new InteractionEventRow { Seq = i, Type = e.Type, At = Start.AddSeconds(e.Second), Data = e.Who is null ? "{}" : $$"""{"Agent":"{{e.Who}}"}""" }),
        saves,
        seesMonitoring);
}
