namespace Crm.Domain.Parts;

/// <summary>A line of the stock ledger; never changed, never deleted: a mistake is moved back.</summary>
/// <param name="PartNo">Which part.</param>
/// <param name="Quantity">How many, at least one.</param>
/// <param name="From">Whence; null: from outside, a supplier or a machine.</param>
/// <param name="To">Whither; null: to outside, a machine, a maker or the scrap.</param>
/// <param name="Serial">The part's own serial, or null; then it is one.</param>
/// <param name="Document">The paper that it stands on.</param>
public sealed record StockMovement(string PartNo, int Quantity, StockPlace? From, StockPlace? To, string? Serial, string Document);
