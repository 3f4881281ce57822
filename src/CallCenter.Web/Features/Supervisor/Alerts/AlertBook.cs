using System.Collections.Immutable;

namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>The alerts of a floor. Pure: readings and an instant in, a new book out, so that every rule is tested without a clock.</summary>
public sealed record AlertBook
{
    /// <summary>Alerts kept, past ones included: a shift's worth; the oldest goes.</summary>
    public const int Limit = 100;

    private static readonly ImmutableDictionary<(AlertKind Kind, string? Queue), DateTimeOffset> None = [];

    /// <summary>Nothing told yet.</summary>
    public static AlertBook Empty { get; } = new();

    /// <summary>The newest first.</summary>
    public ImmutableList<FloorAlert> Alerts { get; private init; } = [];

    /// <summary>Since when a broken figure is broken, before it is told.</summary>
    private ImmutableDictionary<(AlertKind Kind, string? Queue), DateTimeOffset> Since { get; init; } = None;

    private long LastId { get; init; }

    /// <summary>What a page shows: breaches before watches, the newest first.</summary>
    public IEnumerable<FloorAlert> Shown => Alerts.Where(a => a.IsShown).OrderBy(a => !a.IsOpen).ThenBy(a => a.Level != FloorLevel.Breach);

    /// <summary>Holds the newest figures against the rules. A figure that is missing counts as fine.</summary>
    public AlertBook Take(IReadOnlyCollection<AlertReading> readings, IEnumerable<AlertRule> rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(rules);
        var broken = new Dictionary<(AlertKind Kind, string? Queue), (AlertReading Reading, AlertRule Rule)>();
        foreach (var rule in rules)
        {
            foreach (var reading in readings.Where(rule.IsBroken))
                broken[(reading.Kind, reading.Queue)] = (reading, rule);
        }

        var book = this with { Since = broken.Keys.ToImmutableDictionary(k => k, k => Since.GetValueOrDefault(k, now)) };
        book = book.Refresh(broken, now);
        foreach (var (key, (reading, rule)) in broken.OrderBy(b => b.Key.Kind).ThenBy(b => b.Key.Queue, StringComparer.Ordinal))
            book = book.Tell(reading, rule, book.Since[key], now);
        return book;
    }

    /// <summary>Somebody saw it; the first name stays.</summary>
    public AlertBook Acknowledge(long id, string by, DateTimeOffset now)
    {
        var at = Alerts.FindIndex(a => a.Id == id && a.IsOpen);
        return at < 0 ? this : this with { Alerts = Alerts.SetItem(at, Alerts[at] with { AcknowledgedBy = by, AcknowledgedAt = now }) };
    }

    private AlertBook Refresh(Dictionary<(AlertKind Kind, string? Queue), (AlertReading Reading, AlertRule Rule)> broken, DateTimeOffset now)
    {
        var alerts = Alerts;
        for (var i = 0; i < alerts.Count; i++)
        {
            if (!alerts[i].IsLive)
                continue;
            alerts = alerts.SetItem(i, broken.TryGetValue((alerts[i].Kind, alerts[i].Queue), out var still)
                ? alerts[i] with { Value = still.Reading.Value, Threshold = still.Rule.ThresholdOf(still.Reading.Queue) }
                : alerts[i] with { ClearedAt = now });
        }

        return this with { Alerts = alerts };
    }

    private AlertBook Tell(AlertReading reading, AlertRule rule, DateTimeOffset since, DateTimeOffset now)
    {
        var last = Alerts.Find(a => a.Kind == reading.Kind && a.Queue == reading.Queue);
        if (last is { IsLive: true } || now - since < rule.For || (last?.ClearedAt is { } cleared && now - cleared < rule.Cooldown))
            return this;
        var alert = new FloorAlert(LastId + 1, reading.Kind, reading.Queue, rule.Level, reading.Value, rule.ThresholdOf(reading.Queue), now, null, null, null);
        var alerts = Alerts.Insert(0, alert);
        return this with { Alerts = alerts.Count > Limit ? alerts.RemoveAt(Limit) : alerts, LastId = alert.Id };
    }
}
