namespace Crm.Domain.Parts;

/// <summary>Where stock lies and in what condition: the unit in which it is counted.</summary>
/// <param name="Code">Code of the headquarters, depot, site or person.</param>
/// <param name="Condition">In what condition.</param>
public readonly record struct StockPlace(string Code, PartCondition Condition);
