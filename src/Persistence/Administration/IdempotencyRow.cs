namespace Persistence.Administration;

/// <summary>One request that a program may send again: what it asked and what it was answered.</summary>
public sealed class IdempotencyRow
{
    /// <summary>Hash of who asked, where, and the key.</summary>
    public string Key { get; init; } = "";

    /// <summary>Hash of the body.</summary>
    public string Request { get; init; } = "";

    /// <summary>HTTP status, or 0 while the first request is still being worked on.</summary>
    public int Status { get; set; }

    public string? ContentType { get; set; }
    public string? Location { get; set; }
    public byte[] Body { get; set; } = [];
    public DateTimeOffset At { get; init; }
}
