namespace Crm.Domain.Warranty;

/// <summary>One line of a policy: what is promised for how long.</summary>
/// <param name="Code"><see cref="CoverageCodes.Whole"/> or a main part's code.</param>
/// <param name="Months">Length in calendar months.</param>
/// <param name="LabourPercent">Share of the labour that is free, 0 to 100.</param>
/// <param name="PartsPercent">Share of the parts that is free, 0 to 100.</param>
/// <param name="TravelPercent">Share of the distance fee that is free, 0 to 100.</param>
public sealed record WarrantyTerm(string Code, int Months, int LabourPercent = 100, int PartsPercent = 100, int TravelPercent = 100)
{
    /// <summary>The better of both in every point.</summary>
    public WarrantyTerm BetterOf(WarrantyTerm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            Months = Math.Max(Months, other.Months),
            LabourPercent = Math.Max(LabourPercent, other.LabourPercent),
            PartsPercent = Math.Max(PartsPercent, other.PartsPercent),
            TravelPercent = Math.Max(TravelPercent, other.TravelPercent),
        };
    }
}
