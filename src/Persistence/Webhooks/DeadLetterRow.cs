namespace Persistence.Webhooks;

/// <summary>An event that a subscription never took, with what it was told.</summary>
public sealed class DeadLetterRow
{
    public Guid Id { get; init; }
    public Guid WebhookId { get; init; }

    /// <summary>Its number in the outbox.</summary>
    public long Seq { get; init; }

    public string Type { get; init; } = "";

    /// <summary>The body as it was sent.</summary>
    public string Body { get; init; } = "";

    public int Attempts { get; init; }
    public int Status { get; set; }
    public string? Problem { get; set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was sent after all, or null.</summary>
    public DateTimeOffset? ResentAt { get; set; }
}
