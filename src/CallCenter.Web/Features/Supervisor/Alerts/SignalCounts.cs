namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>What happened lately.</summary>
/// <param name="RingNoAnswer">Offers that rang out in the last ten minutes.</param>
/// <param name="RecordingFailed">Recordings that failed in the last hour.</param>
public sealed record SignalCounts(int RingNoAnswer, int RecordingFailed)
{
    /// <summary>Trunks that do not answer now.</summary>
    public int TrunksDown { get; init; }

    /// <summary>Attacks on the SIP edge in the last ten minutes.</summary>
    public int Attacks { get; init; }

    /// <summary>Nothing.</summary>
    public static SignalCounts None { get; } = new(0, 0);
}
