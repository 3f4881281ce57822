namespace Persistence.Warranty;

/// <summary>One version of a row of the warranty table; appended, never changed.</summary>
public sealed class WarrantyPolicyRow
{
    public string Code { get; init; } = "";

    /// <summary>1, 2, 3 … without gaps per code.</summary>
    public int Version { get; init; }

    public DateTimeOffset RecordedAt { get; init; }
    public string RecordedBy { get; init; } = "";
    public string Reason { get; init; } = "";

    /// <summary>The policy as JSON.</summary>
    public string Data { get; init; } = "{}";
}
