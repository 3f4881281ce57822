using Crm.Domain.Administration;

namespace Persistence.Users;

/// <summary>An account as the administrator's list shows it.</summary>
/// <param name="Draft">What may be changed.</param>
/// <param name="LastSignInAt">Null: never.</param>
/// <param name="HasPassword">False until the person has used his link.</param>
/// <param name="HasPhonePassword">Whether a telephone password was set.</param>
/// <param name="LockedUntil">Locked by wrong passwords until then.</param>
/// <param name="Version">Given back with the change.</param>
public sealed record UserEntry(UserDraft Draft, DateTimeOffset? LastSignInAt, bool HasPassword, bool HasPhonePassword, DateTimeOffset? LockedUntil, int Version);
