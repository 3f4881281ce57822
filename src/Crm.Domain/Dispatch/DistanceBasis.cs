namespace Crm.Domain.Dispatch;

/// <summary>How a distance is known, the surest first.</summary>
public enum DistanceBasis
{
    /// <summary>Somebody wrote it down for this visit.</summary>
    Entered,

    /// <summary>The site's own table of kilometres.</summary>
    SiteTable,

    /// <summary>From the coordinates of the site to the centre of the region: coarse.</summary>
    Coordinates,

    /// <summary>From the centre of one region to that of another: the coarsest.</summary>
    RegionCentres,
}
