namespace Persistence.Floor;

/// <summary>A waiting line and its targets.</summary>
public sealed class QueueRow
{
    public string Id { get; init; } = "";
    public string SiteId { get; set; } = "main";
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";
    public int ServiceLevelSeconds { get; set; } = 20;
    public int ServiceLevelPercent { get; set; } = 80;
    public int WrapUpSeconds { get; set; } = 30;
    public int RingSeconds { get; set; } = 20;
    public int MaxWaiting { get; set; } = 200;
    public int Position { get; set; }
    public int ShortAbandonSeconds { get; set; } = 5;
    public int MaxWaitMinutes { get; set; } = 30;

    /// <summary>Prompt that loops while waiting and on hold.</summary>
    public string Music { get; set; } = "music/hold";

    public bool IsActive { get; set; } = true;
    public int Version { get; set; }
}
