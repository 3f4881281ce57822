namespace CallCenter.Web.Api;

/// <summary>Body of <c>raise-hand</c>.</summary>
/// <param name="Reason">A code, not a text; at most <see cref="MaxReason"/> characters.</param>
public sealed record HandBody(string? Reason)
{
    /// <summary>Codes are short; a text would be a note about a customer.</summary>
    public const int MaxReason = 32;
}
