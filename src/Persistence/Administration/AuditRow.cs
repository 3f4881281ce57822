namespace Persistence.Administration;

/// <summary>Who did what from where; append-only, nothing updates or deletes it.</summary>
public sealed class AuditRow
{
    public long Seq { get; init; }
    public DateTimeOffset At { get; init; }
    public string ActorId { get; init; } = "";
    public string? Workstation { get; init; }
    public string Command { get; init; } = "";

    /// <summary>What it was done to, e.g. ticket:T-261122-0007.</summary>
    public string Subject { get; init; } = "";

    public string? Before { get; init; }
    public string? After { get; init; }
}
