namespace Persistence.Administration;

/// <summary>A bearer token of a program; only its hash is kept.</summary>
public sealed class ApiTokenRow
{
    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public string Hash { get; init; } = "";

    public string Name { get; set; } = "";
    public string Role { get; set; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>From then on it opens nothing; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; init; } = "system";
}
