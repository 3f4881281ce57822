namespace Persistence.Floor;

/// <summary>A called number and where it leads.</summary>
public sealed class EntryPointRow
{
    public string CalledNumber { get; init; } = "";
    public string SiteId { get; set; } = "main";
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";

    /// <summary>hotline: a row from before the menu was data; it is read with the menu that the program had fixed until then. Else queue.</summary>
    public string Flow { get; set; } = "queue";

    /// <summary>Prompt played first, or null.</summary>
    public string? Notice { get; set; }

    /// <summary>Prompt that asks for a digit, or null.</summary>
    public string? Menu { get; set; }

    /// <summary>Keys of the menu with their queues: <c>1=repair,2=install</c>.</summary>
    public string Choices { get; set; } = "";

    public int MenuTimeoutSeconds { get; set; } = 8;

    /// <summary>The queue, and a menu's default; null only in a row from before the menu was data.</summary>
    public string? QueueId { get; set; }

    /// <summary>Queue outside business hours; null: the hours do not matter.</summary>
    public string? ClosedQueueId { get; set; }

    /// <summary>Prompt played outside business hours, or null.</summary>
    public string? ClosedNotice { get; set; }

    /// <summary>The flow of the number; null for the trivial one that the other columns mean.</summary>
    public string? FlowId { get; set; }

    public bool IsActive { get; set; } = true;
    public int Version { get; set; }
}
