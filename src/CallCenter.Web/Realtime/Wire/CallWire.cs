using System.Text.Json.Serialization;
using Telephony.Calls;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>One live call without the caller's number.</summary>
public sealed record CallWire(
    Guid InteractionId,
    string Direction,
    string Phase,
    DateTimeOffset PhaseSince,
    DateTimeOffset Received,
    DateTimeOffset? Queued,
    DateTimeOffset? Offered,
    DateTimeOffset? Answered,
    string? Queue,
    string? Agent,
    string? CustomerId,
    string? TicketId,
    bool Recording,
    bool RecordingPaused)
{
    /// <summary>Why nothing is kept at the moment although it should be: <c>disk</c> or <c>fault</c>; absent while all is well.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NotRecorded { get; private init; }

    /// <summary>What the caller hears: zh-CN or en.</summary>
    public string Language { get; private init; } = CallLanguages.Chinese;

    /// <summary>The consult that runs; absent without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ConsultWire? Consult { get; private init; }

    /// <summary>The transfer that runs, or that led outside; absent without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TransferWire? Transfer { get; private init; }

    /// <summary>Supervisors on the call; absent for a reader without the right <c>floor.see</c>: the agent who is listened to is not told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MonitorWire>? Monitors { get; private init; }

    /// <summary>The call.</summary>
    /// <param name="call">Live.</param>
    /// <param name="seesMonitors">Whether the reader sees the floor.</param>
    public static CallWire From(Call call, bool seesMonitors) => new(
        call.Id.Value,
        Words.Of(call.Direction),
        Words.Of(call.Phase),
        call.PhaseSince,
        call.Received,
        call.Queued,
        call.Offered,
        call.Answered,
        call.Queue?.Value,
        call.Agent?.Value,
        call.CustomerRef,
        call.TicketRef,
        call.Recording,
        call.RecordingPaused)
    {
        NotRecorded = call.RecordingLoss,
        Language = CallLanguages.TagOf(call.Language),
        Consult = call.Consult is { } consult ? ConsultWire.From(consult) : null,
        Transfer = call.Transfer is { } transfer ? TransferWire.Of(transfer) : null,
        Monitors = seesMonitors ? [.. call.Monitors.Select(m => new MonitorWire(m.Supervisor.Value, Words.Of(m.Mode), m.Since))] : null,
    };
}
