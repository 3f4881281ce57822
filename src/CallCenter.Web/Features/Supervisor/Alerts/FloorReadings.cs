using Telephony.Distribution;

namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>What the rules look at, cut out of the floor and what else is known. Pure.</summary>
public static class FloorReadings
{
    /// <summary>A queue's service level means something from this many calls on: one bad call at eight in the morning is no alarm.</summary>
    public const int FewestCalls = 10;

    /// <summary>Every figure that is there; what is not known is left out.</summary>
    public static IReadOnlyList<AlertReading> Of(FloorView view, SignalCounts signals, CallbackRisk? callbacks, long? freeMib, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(signals);
        var readings = new List<AlertReading>
        {
            new(AlertKind.RingNoAnswer, null, signals.RingNoAnswer),
            new(AlertKind.RecordingFailed, null, signals.RecordingFailed),
            new(AlertKind.TrunkDown, null, signals.TrunksDown),
            new(AlertKind.SecurityAttack, null, signals.Attacks),
        };
        foreach (var queue in view.Queues)
            readings.AddRange(Of(queue, now));
        if (callbacks is not null)
        {
            readings.Add(new AlertReading(AlertKind.CallbacksDue, null, callbacks.DueSoon));
            readings.Add(new AlertReading(AlertKind.CallbacksOverdue, null, callbacks.Overdue));
        }

        if (freeMib is { } free)
            readings.Add(new AlertReading(AlertKind.DiskLow, null, free));
        return readings;
    }

    private static IEnumerable<AlertReading> Of(QueueLine queue, DateTimeOffset now)
    {
        if (queue.OldestSince is { } oldest)
            yield return new AlertReading(AlertKind.LongestWait, queue.Id, Math.Floor((now - oldest).TotalSeconds));
        if (queue is { Waiting: > 0, Staffed: 0 })
            yield return new AlertReading(AlertKind.NobodyStaffed, queue.Id, queue.Waiting);
        if (queue.Figures is { ServiceLevel: { } level, Counted: >= FewestCalls })
            yield return new AlertReading(AlertKind.ServiceLevel, queue.Id, level * 100);
    }
}
