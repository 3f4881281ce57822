namespace Persistence.Floor;

/// <summary>Somebody has read a message.</summary>
public sealed class BroadcastReadRow
{
    public Guid BroadcastId { get; init; }
    public string UserId { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
