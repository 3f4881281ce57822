namespace Persistence.History;

/// <summary>One instant in the life of an interaction, append-only.</summary>
public sealed class InteractionEventRow
{
    public Guid InteractionId { get; init; }

    /// <summary>Ordinal within the interaction, given by the switchboard: a repeat is recognised by it.</summary>
    public long Seq { get; init; }

    /// <summary>received, queued, offered, popSent, popShown, answered, held, transferred, ended …</summary>
    public string Type { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public string Data { get; init; } = "{}";
}
