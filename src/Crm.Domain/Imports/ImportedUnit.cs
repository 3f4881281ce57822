using Crm.Domain.InstallBase;

namespace Crm.Domain.Imports;

/// <summary>A unit as a row names it: model by its code, people by number or phone.</summary>
/// <param name="Serial">In normal form.</param>
/// <param name="Model">The model's code.</param>
/// <param name="User">A customer's number or phone, or null.</param>
/// <param name="Purchaser">The same, or null: then the user.</param>
/// <param name="Purchased">The invoice's day, or null.</param>
/// <param name="Installed">The day of installation, or null.</param>
/// <param name="Produced">The day of production, or null.</param>
/// <param name="Seller">The shop, or null.</param>
/// <param name="Invoice">The invoice's number, or null.</param>
/// <param name="Use">Household or commercial.</param>
/// <param name="Brand">The brand's code, or null: then only one brand may have a model of the code.</param>
public sealed record ImportedUnit(
    string Serial, string Model, string? User, string? Purchaser, DateOnly? Purchased, DateOnly? Installed, DateOnly? Produced, string? Seller, string? Invoice, UnitUse Use, string? Brand);
