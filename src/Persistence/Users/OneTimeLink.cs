namespace Persistence.Users;

/// <summary>A valid link.</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="User">Whose password it sets, or null.</param>
public sealed record OneTimeLink(OneTimeLinkPurpose Purpose, string? User);
