namespace Persistence.Floor;

/// <summary>A call centre and its business hours on a working day.</summary>
public sealed class SiteRow
{
    public string Id { get; init; } = "";
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";

    /// <summary>Minutes after midnight, local time.</summary>
    public int OpensMinute { get; set; } = 9 * 60;

    /// <summary>Minutes after midnight, local time; later than <see cref="OpensMinute"/>.</summary>
    public int ClosesMinute { get; set; } = 18 * 60;

    public int Version { get; set; }
}
