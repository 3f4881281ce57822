namespace Crm.Domain.Callbacks;

/// <summary>One attempt; all are kept (JR-15).</summary>
public sealed record CallbackAttempt
{
    /// <summary>The task.</summary>
    public required CallbackId CallbackId { get; init; }

    /// <summary>1, 2, 3 … per task.</summary>
    public required int Seq { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who called.</summary>
    public required string AgentId { get; init; }

    /// <summary>The interaction, or null when it was made outside the exchange.</summary>
    public Guid? CallId { get; init; }

    /// <summary>The number dialled, E.164, or null.</summary>
    public string? Number { get; init; }

    /// <summary>How it ended; null while under way or when it was lost.</summary>
    public AttemptOutcome? Outcome { get; init; }

    /// <summary>When the result was recorded, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>It counts towards the limit.</summary>
    public bool Counts { get; init; }

    /// <summary>The time the customer named, or null.</summary>
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>Remark, or null.</summary>
    public string? Note { get; init; }
}
