namespace Persistence.Floor;

/// <summary>A flow of callers: what is being drawn, and what is in force.</summary>
public sealed class FlowRow
{
    public string Id { get; init; } = "";
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";

    /// <summary>The flow as it is being drawn, JSON.</summary>
    public string Draft { get; set; } = "{}";

    /// <summary>The flow in force, JSON; null before the first publication.</summary>
    public string? Published { get; set; }

    /// <summary>Counts publications.</summary>
    public int Edition { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }
    public string? PublishedBy { get; set; }
    public int Version { get; set; }
}
