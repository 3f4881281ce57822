namespace CallCenter.Web.Features.Supervisor;

/// <summary>From where a figure is worth a look, and from where it is a broken promise.</summary>
/// <param name="ServiceLevel">Share answered in time that is promised, 0 to 1.</param>
/// <param name="ServiceLevelBreach">Below this it is broken.</param>
/// <param name="LongestWaitWatch">A wait worth a look.</param>
/// <param name="LongestWait">The longest wait that is tolerated.</param>
/// <param name="AbandonRate">Share of abandoned calls that is tolerated, 0 to 1.</param>
/// <param name="AbandonRateBreach">Above this it is broken.</param>
/// <param name="Handling">Average handling time aimed at.</param>
/// <param name="Answer">Average speed of answer aimed at.</param>
public sealed record FloorTargets(
    double ServiceLevel,
    double ServiceLevelBreach,
    TimeSpan LongestWaitWatch,
    TimeSpan LongestWait,
    double AbandonRate,
    double AbandonRateBreach,
    TimeSpan Handling,
    TimeSpan Answer)
{
    /// <summary>80 % in time, nobody over two minutes, at most 8 % abandoned, 5:30 a call.</summary>
    public static FloorTargets Default { get; } = new(.80, .70, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(2), .08, .12, TimeSpan.FromSeconds(330), TimeSpan.FromSeconds(30));
}
