using Telephony.Distribution;

namespace CallCenter.Web.Composition;

/// <summary>Where the floor's configuration comes from.</summary>
public interface IFloorPlanSource
{
    /// <summary>Reads the whole plan.</summary>
    Task<FloorPlan> LoadAsync(CancellationToken ct);
}
