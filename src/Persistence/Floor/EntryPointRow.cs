namespace Persistence.Floor;

/// <summary>A called number and where it leads.</summary>
public sealed class EntryPointRow
{
    public string CalledNumber { get; init; } = "";
    public string SiteId { get; set; } = "main";
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";

    /// <summary>hotline (notice, menu, queue) or queue.</summary>
    public string Flow { get; set; } = "queue";

    /// <summary>The queue, or null when a menu chooses.</summary>
    public string? QueueId { get; set; }
}
