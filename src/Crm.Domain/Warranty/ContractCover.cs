namespace Crm.Domain.Warranty;

/// <summary>A paid extension of the guarantee (延保, 保养合同).</summary>
/// <param name="Number">The contract's number.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, inclusive.</param>
/// <param name="LabourPercent">Share of the labour that is free.</param>
/// <param name="PartsPercent">Share of the parts that is free.</param>
/// <param name="TravelPercent">Share of the distance fee that is free.</param>
public sealed record ContractCover(string Number, DateOnly From, DateOnly Until, int LabourPercent = 100, int PartsPercent = 100, int TravelPercent = 100);
