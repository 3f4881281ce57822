namespace CallCenter.Web.Features.Supervisor;

/// <summary>One queue on the board.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Waiting">Not yet answered: waiting or ringing at an agent.</param>
/// <param name="OldestSince">Queue entry of the one who waits longest, or null.</param>
/// <param name="Ready">Members who are free.</param>
/// <param name="Staffed">Members who are signed in.</param>
/// <param name="Figures">Counts and rates since the day began.</param>
/// <param name="ServiceLevelThreshold">What counts as in time here.</param>
public sealed record QueueLine(
    string Id,
    int Waiting,
    DateTimeOffset? OldestSince,
    int Ready,
    int Staffed,
    QueueFigures Figures,
    TimeSpan ServiceLevelThreshold)
{
    /// <summary>Call-backs whose places wait in the queue.</summary>
    public int Callbacks { get; init; }
}
