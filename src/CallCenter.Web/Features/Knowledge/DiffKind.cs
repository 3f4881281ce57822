namespace CallCenter.Web.Features.Knowledge;

/// <summary>What became of a line between two versions.</summary>
public enum DiffKind
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stood in the older one only.</summary>
    Removed,

    /// <summary>It stands in the newer one only.</summary>
    Added,
}
