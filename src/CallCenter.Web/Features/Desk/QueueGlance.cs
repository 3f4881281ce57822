namespace CallCenter.Web.Features.Desk;

/// <summary>What an agent sees of his queues in the top bar.</summary>
/// <param name="Waiting">Calls that wait or ring in queues of which he is a member.</param>
/// <param name="OldestSince">When the longest waiting one entered, or null when nobody waits.</param>
public sealed record QueueGlance(int Waiting, DateTimeOffset? OldestSince)
{
    /// <summary>Nobody waits.</summary>
    public static QueueGlance Empty { get; } = new(0, null);
}
