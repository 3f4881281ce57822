namespace Persistence.Imports;

/// <summary>Which empty fields of a unit an import filled.</summary>
internal sealed record UnitBefore(bool Seller, bool Invoice);
