using Persistence;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>From when on the floor's figures count: the business's last midnight, or the start of the program when that was later. The board says so.</summary>
/// <param name="StartedAt">Start of this run of the program, UTC.</param>
public sealed record FloorBegan(DateTimeOffset StartedAt)
{
    /// <summary>The instant from which figures that are shown at <paramref name="now"/> count.</summary>
    public DateTimeOffset CountsFrom(DateTimeOffset now)
    {
        var midnight = SiteZone.DayOf(now).ToDateTime(TimeOnly.MinValue);
        var day = new DateTimeOffset(midnight, SiteZone.Zone.GetUtcOffset(midnight));
        return StartedAt > day ? StartedAt : day;
    }
}
