namespace Crm.Domain.Messages;

/// <summary>A message that a caller left instead of waiting, or a call-back that he was promised: a task until somebody closes it.</summary>
public sealed record LeftMessage
{
    /// <summary>A UUIDv7 minted at the edge.</summary>
    public Guid Id { get; init; }

    /// <summary>The contact; one of a kind for each.</summary>
    public Guid InteractionId { get; init; }

    /// <summary>What was promised.</summary>
    public LeftMessageKind Kind { get; init; }

    /// <summary>Short name of the queue he waited in.</summary>
    public string QueueId { get; init; } = "";

    /// <summary>When the message was complete, or the call-back promised.</summary>
    public DateTimeOffset LeftAt { get; init; }

    /// <summary>Where it stands.</summary>
    public LeftMessageState State { get; init; }

    /// <summary>Why a person has to call back what the exchange should have (a word of the exchange: restart, noAnswer …), or null.</summary>
    public string? Cause { get; init; }

    /// <summary>User name of who works on it, or did.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Since when he works on it, or null.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it was closed or fulfilled, or null.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>One of <see cref="LeftMessageRules.Outcomes"/>, or a word of the exchange when it fulfilled the promise itself.</summary>
    public string? Outcome { get; init; }

    /// <summary>What who closed it says, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Grows with every change; guards against two who change at once.</summary>
    public int Version { get; init; }
}
