namespace Persistence.Administration;

/// <summary>What an agent set at the desk.</summary>
public sealed class AgentSettingsRow
{
    public string AgentId { get; init; } = "";

    /// <summary>browser or phone.</summary>
    public string Device { get; set; } = "browser";

    /// <summary>Other settings of the desk as JSON.</summary>
    public string Data { get; set; } = "{}";

    public DateTimeOffset UpdatedAt { get; set; }
}
