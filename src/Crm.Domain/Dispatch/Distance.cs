namespace Crm.Domain.Dispatch;

/// <summary>How far a visit goes, one way.</summary>
/// <param name="Metres">0 or more.</param>
/// <param name="Basis">How it is known.</param>
public readonly record struct Distance(int Metres, DistanceBasis Basis)
{
    /// <summary>True when it is reckoned and not measured: not to be charged without a look.</summary>
    public bool IsCoarse => Basis is DistanceBasis.Coordinates or DistanceBasis.RegionCentres;

    /// <summary>Kilometres, rounded to the nearest.</summary>
    public int Kilometres => (Metres + 500) / 1000;
}
