namespace Persistence.Outbox;

/// <summary>A fact to be told to others, written in the same transaction as the fact itself.</summary>
public sealed class OutboxRow
{
    public long Seq { get; init; }

    /// <summary>E.g. ticket.opened.</summary>
    public string Type { get; init; } = "";

    public string Payload { get; init; } = "{}";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DispatchedAt { get; set; }
}
