using Crm.Domain.Warranty;

namespace Persistence.Warranty;

/// <summary>A version of a policy and who put it into the table.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="RecordedAt">When, or null for what the house began with.</param>
/// <param name="RecordedBy">By whom.</param>
/// <param name="Reason">Why.</param>
public sealed record StoredPolicy(WarrantyPolicy Policy, DateTimeOffset? RecordedAt, string RecordedBy, string Reason);
