namespace Telephony.Exchange;

/// <summary>The core's own limits, each with its reason; a queue's limits are in its plan.</summary>
public static class Limits
{
    /// <summary>How long a dialled party may ring: most networks give up between 45 and 60 s.</summary>
    public static readonly TimeSpan DialTimeout = TimeSpan.FromSeconds(45);

    /// <summary>How long an agent's browser may be gone in mid-call: a reload takes 3 s, a restart of the browser 20 s.</summary>
    public static readonly TimeSpan DeviceGrace = TimeSpan.FromSeconds(30);

    /// <summary>Monitors of one call: more ears than that are an audience, and each costs a mix of its own on a small machine.</summary>
    public const int Monitors = 5;

    /// <summary>How long the SIP phone of a supervisor who wants to monitor rings: he pressed the button a moment ago.</summary>
    public static readonly TimeSpan MonitorRing = TimeSpan.FromSeconds(20);

    /// <summary>How often the menu is said before the default queue is taken: a third wrong key will not be followed by a right one.</summary>
    public const int MenuRounds = 3;

    /// <summary>Longest priority in minutes: one number that the floor can still explain.</summary>
    public const int PriorityMinutes = 60;

    /// <summary>Shortest dialled number: three digits as in 110.</summary>
    public const int ShortestNumber = 3;

    /// <summary>Longest dialled number: 15 digits of E.164 with an international prefix and a sign.</summary>
    public const int LongestNumber = 20;
}
