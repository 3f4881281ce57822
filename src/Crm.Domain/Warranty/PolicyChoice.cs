namespace Crm.Domain.Warranty;

/// <summary>The policy of a sale and how it came to be.</summary>
/// <param name="Policy">What holds, with everything that made it better.</param>
/// <param name="Row">The row it began with.</param>
/// <param name="Better">Rows that made it better: later versions and provinces, as <c>code v version</c>.</param>
public sealed record PolicyChoice(WarrantyPolicy Policy, WarrantyPolicy Row, ImmutableArray<WarrantyPolicy> Better);
