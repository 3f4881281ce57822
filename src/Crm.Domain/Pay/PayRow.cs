namespace Crm.Domain.Pay;

/// <summary>One row of somebody's pay; never changed.</summary>
/// <param name="Technician">Whose.</param>
/// <param name="Month">In which month it is paid.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">How much.</param>
/// <param name="Document">The order, or the paper that it stands on.</param>
/// <param name="Corrects">The closed month that a correction puts right, or null.</param>
public sealed record PayRow(string Technician, PayMonth Month, PayRowKind Kind, Money Amount, string Document, PayMonth? Corrects = null);
