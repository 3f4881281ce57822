namespace Persistence.Floor;

/// <summary>A number whose calls are turned away.</summary>
public sealed class BlockedNumberRow
{
    /// <summary>E.164.</summary>
    public string Number { get; init; } = "";

    public string Reason { get; set; } = "";

    /// <summary>Until when; null for ever.</summary>
    public DateTimeOffset? Until { get; set; }

    public DateTimeOffset At { get; set; }
    public string By { get; set; } = "";
    public int Version { get; set; }
}
