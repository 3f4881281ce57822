namespace Persistence.Floor;

/// <summary>A message of a supervisor to desks; kept for good, shown until its end.</summary>
public sealed class BroadcastRow
{
    public Guid Id { get; init; }
    public string Text { get; init; } = "";

    /// <summary>Short names of queues, parted by commas; empty for everybody.</summary>
    public string Queues { get; init; } = "";

    public bool MustRead { get; init; }
    public DateTimeOffset SentAt { get; init; }
    public DateTimeOffset Until { get; set; }
    public DateTimeOffset? RemindedAt { get; set; }
    public string SentBy { get; init; } = "";
}
