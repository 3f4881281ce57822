using Crm.Domain.Customers;

namespace Persistence.Queries;

/// <summary>One line of the list of customers.</summary>
/// <param name="Id">Who.</param>
/// <param name="Number">Speakable number.</param>
/// <param name="Name">Full name.</param>
/// <param name="Salutation">How to address them, or null.</param>
/// <param name="Kind">Person or organisation.</param>
/// <param name="Tier">Service tier.</param>
/// <param name="DoNotCall">Whether they wish no calls.</param>
/// <param name="Risks">Risk codes, or null.</param>
/// <param name="Phone">Primary number in E.164, or null; show it masked.</param>
/// <param name="RegionCode">Code of the usual place, or null.</param>
/// <param name="Region">Its district, or null.</param>
/// <param name="CreatedAt">Since when we know them.</param>
/// <param name="Version">Saves.</param>
public sealed record CustomerLine(
    CustomerId Id, string Number, string Name, string? Salutation, CustomerKind Kind, CustomerTier Tier, bool DoNotCall, string? Risks, string? Phone, string? RegionCode, string? Region,
    DateTimeOffset CreatedAt, int Version);
