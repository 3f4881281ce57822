using System.Collections.Immutable;

namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>When a figure becomes an alert.</summary>
/// <param name="Kind">The figure.</param>
/// <param name="Level">watch or breach (<see cref="FloorLevel"/>).</param>
/// <param name="Threshold">From where on; in the kind's unit. A figure that falls (service level, free room) is broken below it, any other from it on.</param>
/// <param name="For">How long the figure must stay there before it is told.</param>
/// <param name="Cooldown">How long the same alert keeps silent after it was over.</param>
public sealed record AlertRule(AlertKind Kind, string Level, double Threshold, TimeSpan For, TimeSpan Cooldown)
{
    /// <summary>Other thresholds for single queues, by short name.</summary>
    public ImmutableSortedDictionary<string, double> Queues { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>Lower is worse.</summary>
    public bool Falls => Kind is AlertKind.ServiceLevel or AlertKind.DiskLow;

    /// <summary>The threshold of a queue, or of the floor.</summary>
    public double ThresholdOf(string? queue) => queue is not null && Queues.TryGetValue(queue, out var own) ? own : Threshold;

    /// <summary>Whether a reading breaks the rule.</summary>
    public bool IsBroken(AlertReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.Kind == Kind && (Falls ? reading.Value < ThresholdOf(reading.Queue) : reading.Value >= ThresholdOf(reading.Queue));
    }

    /// <summary>What a floor is told of when nobody configured anything.</summary>
    public static ImmutableArray<AlertRule> Defaults { get; } =
    [
        new(AlertKind.LongestWait, FloorLevel.Breach, 120, TimeSpan.Zero, TimeSpan.FromMinutes(2)),
        new(AlertKind.NobodyStaffed, FloorLevel.Breach, 1, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)),
        new(AlertKind.ServiceLevel, FloorLevel.Watch, 80, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15)),
        new(AlertKind.RingNoAnswer, FloorLevel.Watch, 3, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
        new(AlertKind.RecordingFailed, FloorLevel.Breach, 1, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
        new(AlertKind.DiskLow, FloorLevel.Breach, 2048, TimeSpan.Zero, TimeSpan.FromHours(1)),
        new(AlertKind.CallbacksDue, FloorLevel.Watch, 1, TimeSpan.Zero, TimeSpan.FromMinutes(30)),
        new(AlertKind.CallbacksOverdue, FloorLevel.Breach, 1, TimeSpan.Zero, TimeSpan.FromMinutes(30)),
        new(AlertKind.TrunkDown, FloorLevel.Breach, 1, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
        new(AlertKind.NotReadyExceeded, FloorLevel.Watch, 1, TimeSpan.Zero, TimeSpan.FromMinutes(5)),
        new(AlertKind.MessagesOpen, FloorLevel.Watch, 1, TimeSpan.Zero, TimeSpan.FromMinutes(30)),
        new(AlertKind.TicketsOverdue, FloorLevel.Breach, 1, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
        new(AlertKind.SecurityAttack, FloorLevel.Watch, 1, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
    ];
}
