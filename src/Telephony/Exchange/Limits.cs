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

    /// <summary>Exits of queues that a caller follows one after the other before the call ends: a plan may send him in a circle.</summary>
    public const int OverflowHops = 3;

    /// <summary>Agents who are rung at once for one call: more is a concert, and each costs a leg.</summary>
    public const int RungTogether = 5;

    /// <summary>Places that are kept for callers who may ring again: 1 000 is an hour of a floor that loses every fourth of 4 000 callers.</summary>
    public const int KeptPlaces = 1_000;

    /// <summary>Prompts of one answer to "where does my ticket stand": state, visit day and window, part date, with the words between them.</summary>
    public const int StatusWords = 12;

    /// <summary>Call-backs that wait at once in one site: a day's worth for 50 agents; beyond it the caller stays in the queue.</summary>
    public const int Callbacks = 1_000;

    /// <summary>How long the words may take that ask for a message; a prompt whose end is never told would keep the line for ever.</summary>
    public static readonly TimeSpan MessagePrompt = TimeSpan.FromMinutes(1);

    /// <summary>Customers who are parked at once in one site: more than the floor has eyes for.</summary>
    public const int Parked = 50;

    /// <summary>Customers whom one agent has parked: he has promised each of them to care.</summary>
    public const int ParkedByAgent = 3;

    /// <summary>How long the answer to "where does my ticket stand" may take before he may ask again: an answer that was lost must not silence the key.</summary>
    public static readonly TimeSpan StatusAnswer = TimeSpan.FromSeconds(10);

    /// <summary>Ties of one caller: the owner, the last agent and a desk of fourteen.</summary>
    public const int Ties = 16;

    /// <summary>Needs of one call.</summary>
    public const int Needs = 10;

    /// <summary>Reasons for priority of one call.</summary>
    public const int PriorityReasons = 8;

    /// <summary>Shortest dialled number: three digits as in 110.</summary>
    public const int ShortestNumber = 3;

    /// <summary>Longest dialled number: 15 digits of E.164 with an international prefix and a sign.</summary>
    public const int LongestNumber = 20;
}
