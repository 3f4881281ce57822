namespace Persistence.Users;

/// <summary>A link that lets one person in once; only the hash of its token is kept.</summary>
public sealed class OneTimeLinkRow
{
    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public string Hash { get; init; } = "";

    public OneTimeLinkPurpose Purpose { get; init; }

    /// <summary>Whose password it sets; null when it makes the first administrator.</summary>
    public string? UserId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
