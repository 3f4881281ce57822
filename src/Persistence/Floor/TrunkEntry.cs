using Crm.Domain.Administration;

namespace Persistence.Floor;

/// <summary>A stored trunk.</summary>
/// <param name="Draft">What may be shown.</param>
/// <param name="Secret">The protected password, for the wire only; null without one.</param>
/// <param name="Version">Given back with the change.</param>
public sealed record TrunkEntry(TrunkDraft Draft, string? Secret, int Version);
