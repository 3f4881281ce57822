using Persistence.History;

namespace Persistence.Queries;

/// <summary>Which recordings; what is null does not matter.</summary>
public sealed record RecordingFilter
{
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Before { get; init; }

    /// <summary>Anybody of us who talked in the call, not only who had it last.</summary>
    public string? AgentId { get; init; }

    public Guid? InteractionId { get; init; }
    public string? QueueId { get; init; }

    /// <summary>The outside party's number in E.164.</summary>
    public string? PartyE164 { get; init; }

    public string? TicketNumber { get; init; }
    public long? MinDurationMs { get; init; }
    public long? MaxDurationMs { get; init; }

    /// <summary>completed, abandoned …</summary>
    public string? TerminationClass { get; init; }

    /// <summary>What the agent chose at wrap-up.</summary>
    public string? DispositionCode { get; init; }

    public InteractionDirection? Direction { get; init; }

    /// <summary>True: the customer was on hold at least once.</summary>
    public bool? HasHold { get; init; }

    /// <summary>True: the call was passed on at least once.</summary>
    public bool? HasTransfer { get; init; }

    /// <summary>True: a reviewer has given a review; false: none has.</summary>
    public bool? IsReviewed { get; init; }

    /// <summary>Least and most reviewer's score, 0 to 100.</summary>
    public int? MinScore { get; init; }

    public int? MaxScore { get; init; }
}
