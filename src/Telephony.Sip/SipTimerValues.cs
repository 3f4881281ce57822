namespace Telephony.Sip;

/// <summary>Timer base values of RFC 3261 §17.1.1.1 (Table 4). Defaults are the RFC's; tests and closed networks may shorten them.</summary>
public sealed record SipTimerValues
{
    /// <summary>Round-trip estimate T1; default 500 ms.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest retransmission interval T2; default 4 s.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Longest life of a message in the network T4; default 5 s.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>64·T1: timers B, F, H, J, L, M.</summary>
    internal TimeSpan Patience => T1 * 64;

    /// <summary>Timer D: "at least 32 seconds for unreliable transports" (§17.1.1.2), scaled with T1 for shortened values.</summary>
    internal TimeSpan TimerD => T1 * 64;

    internal TimeSpan Doubled(TimeSpan interval) => interval * 2 < T2 ? interval * 2 : T2;
}
