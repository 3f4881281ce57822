using Crm.Domain.Administration;

namespace Persistence.Floor;

/// <summary>An agent's staffing as the page shows it.</summary>
/// <param name="Draft">What may be changed.</param>
/// <param name="DisplayName">Name for people.</param>
/// <param name="Extension">Telephone extension.</param>
/// <param name="Version">The account's, given back with the change.</param>
public sealed record StaffingEntry(StaffingDraft Draft, string DisplayName, string Extension, int Version);
