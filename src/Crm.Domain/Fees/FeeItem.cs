namespace Crm.Domain.Fees;

/// <summary>Work that is done.</summary>
/// <param name="Code">Code of the service item.</param>
/// <param name="Quantity">How often, 1 to 99.</param>
public sealed record FeeItem(string Code, int Quantity = 1);
