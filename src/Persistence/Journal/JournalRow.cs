namespace Persistence.Journal;

/// <summary>One input of the exchange, append-only: a support case is replayed from these.</summary>
public sealed class JournalRow
{
    /// <summary>Grows with every start of the switchboard.</summary>
    public long Epoch { get; init; }

    /// <summary>Ordinal within the epoch.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }
    public string Type { get; init; } = "";
    public string Data { get; init; } = "{}";
}
