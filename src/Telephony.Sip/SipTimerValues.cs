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

    /// <summary>Life of a session after its last refresh that we ask for and grant at most (RFC 4028 §4); default 30 min. Zero: we do not ask, peers that ask still get theirs.</summary>
    public TimeSpan SessionInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Shortest session life that we accept, Min-SE; smaller asks get 422. Default 90 s, the RFC's own least (§5).</summary>
    public TimeSpan MinimumSession { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>64·T1: timers B, F, H, J, L, M.</summary>
    internal TimeSpan Patience => T1 * 64;

    /// <summary>Timer D: "at least 32 seconds for unreliable transports" (§17.1.1.2), scaled with T1 for shortened values.</summary>
    internal TimeSpan TimerD => T1 * 64;

    internal TimeSpan Doubled(TimeSpan interval) => interval * 2 < T2 ? interval * 2 : T2;
}
