using Crm.Domain.InstallBase;

namespace Crm.Domain.Warranty;

/// <summary>What a policy is looked up by.</summary>
/// <param name="CategoryCode">Category, e.g. <c>AC</c>.</param>
/// <param name="BrandCode">Brand.</param>
/// <param name="ModelCode">Model, or null when unknown.</param>
/// <param name="RegionCode">GB/T 2260 code of the place of use, or null when unknown.</param>
/// <param name="Use">Household or commercial.</param>
/// <param name="SoldOn">The day of the sale.</param>
public sealed record SaleScope(string CategoryCode, string BrandCode, string? ModelCode, string? RegionCode, UnitUse Use, DateOnly SoldOn);
