namespace Persistence.Administration;

/// <summary>What a person set for himself.</summary>
public sealed class AgentSettingsRow
{
    public string AgentId { get; init; } = "";

    /// <summary>browser or phone.</summary>
    public string Device { get; set; } = "browser";

    /// <summary>Looks, sounds and keys as JSON; <c>{}</c> for who has set nothing.</summary>
    public string Data { get; set; } = "{}";

    public DateTimeOffset UpdatedAt { get; set; }
}
