namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Why a caller is turned away at the door.</summary>
/// <param name="Status">SIP status, 486, 503, or 302 to an overflow number.</param>
/// <param name="RetryAfter">When to come again, or null.</param>
/// <param name="IsAdmission">The whole house is full, not the trunk.</param>
public sealed record EntryRefusal(int Status, TimeSpan? RetryAfter, bool IsAdmission)
{
    /// <summary>With 302: the number that the caller is sent to.</summary>
    public string? OverflowNumber { get; init; }

    /// <summary>With 302: the provider's host (with port and transport), where that number is tried.</summary>
    public string? OverflowHost { get; init; }
}
