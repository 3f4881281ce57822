using Telephony.Distribution;

namespace Telephony.Simulation;

/// <summary>One simulated day: who is there, how many call, and how often things go wrong. The same plan gives the same day.</summary>
/// <param name="Seed">Where the dice start.</param>
/// <param name="Floor">The site; <see cref="SimulatedSite.WithAgents"/> makes one.</param>
/// <param name="Calls">Inbound calls of the day; 1 and up.</param>
/// <param name="MeanBetweenCalls">Mean time between two arrivals.</param>
public sealed record SimulationPlan(ulong Seed, FloorPlan Floor, int Calls, TimeSpan MeanBetweenCalls)
{
    /// <summary>How long a caller waits for an answer before he hangs up, in the mean.</summary>
    public TimeSpan MeanPatience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a talk lasts in the mean.</summary>
    public TimeSpan MeanTalk { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Offers in a hundred that ring until the limit.</summary>
    public int NoAnswerPercent { get; init; } = 3;

    /// <summary>Offers in a hundred that are turned away.</summary>
    public int RejectPercent { get; init; } = 3;

    /// <summary>Offers and talks in a hundred during which the agent's device is lost.</summary>
    public int DeviceLossPercent { get; init; } = 2;

    /// <summary>Talks in a hundred that the network cuts.</summary>
    public int MediaLossPercent { get; init; } = 1;

    /// <summary>Talks in a hundred with the customer put on hold.</summary>
    public int HoldPercent { get; init; } = 10;

    /// <summary>Talks in a hundred that the agent transfers blindly: to a free colleague, a queue or a number outside.</summary>
    public int TransferPercent { get; init; } = 6;

    /// <summary>Talks in a hundred in which the agent consults somebody, to complete, toggle, join all three or go back.</summary>
    public int ConsultPercent { get; init; } = 10;

    /// <summary>Talks in a hundred whose customer is parked; some are picked up, some come back by themselves; 0 (default) for none.</summary>
    public int ParkPercent { get; init; }

    /// <summary>Talks in a hundred that a free colleague monitors, in a mode that he changes; some he takes over.</summary>
    public int MonitorPercent { get; init; } = 6;

    /// <summary>Talks in a hundred whose recording is paused for a while, or until the agent leaves the call.</summary>
    public int PausePercent { get; init; } = 4;

    /// <summary>Times in a hundred that an agent who became ready dials out or takes a break instead of waiting.</summary>
    public int RestlessPercent { get; init; } = 5;

    /// <summary>Callers, talks and idle agents in a hundred who make use of the rules of waiting: keys, call-backs, redials, supervisors' hands, lost desktops; 0 (default) for none.</summary>
    public int RulesPercent { get; init; }

    /// <summary>A busy day on a floor that uses every rule of distribution.</summary>
    /// <param name="seed">Where the dice start.</param>
    /// <param name="calls">Inbound calls, redials not counted; 1 and up.</param>
    /// <param name="agents">3 and up.</param>
    public static SimulationPlan WithEveryRule(ulong seed, int calls, int agents) =>
        Busy(seed, calls, agents) with { Floor = SimulatedSite.WithEveryRule(agents), RulesPercent = 12, ParkPercent = 5 };

    /// <summary>A day with as many calls as keep the given agents busy for about 85 % of their time.</summary>
    /// <param name="seed">Where the dice start.</param>
    /// <param name="calls">Inbound calls; 1 and up.</param>
    /// <param name="agents">1 and up.</param>
    public static SimulationPlan Busy(ulong seed, int calls, int agents) =>
        new(seed, SimulatedSite.WithAgents(agents), calls, TimeSpan.FromSeconds(210 / (0.85 * agents)));
}
