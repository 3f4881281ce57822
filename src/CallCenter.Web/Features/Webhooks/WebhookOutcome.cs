namespace CallCenter.Web.Features.Webhooks;

/// <summary>What came of one try.</summary>
/// <param name="Status">What was answered, or 0 for nothing.</param>
/// <param name="Problem">Why it failed (<see cref="WebhookProblems"/>), or null: it was taken.</param>
public sealed record WebhookOutcome(int Status, string? Problem)
{
    /// <summary>Taken.</summary>
    public bool IsTaken => Problem is null;
}
