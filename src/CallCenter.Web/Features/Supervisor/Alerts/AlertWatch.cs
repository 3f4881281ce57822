using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Messages;
using CallCenter.Web.Switchboard;
using Persistence.Tickets;

namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>Holds the floor against its rules once a second, for every page together, and keeps who acknowledged what.</summary>
internal sealed class AlertWatch(
    ISwitchboard switchboard, FloorSignals signals, ICallbackRisk callbacks, AppSettings settings, IAlertRules rules, IDeedLog deeds, TimeProvider clock, ILogger<AlertWatch> logger, MessageBoard? messages = null, TimeLimitQuery? limits = null)
    : BackgroundService, IAlertWatch
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Call-backs and disk move slowly and cost a question to the store each.</summary>
    private static readonly TimeSpan SlowEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private AlertBook _book = AlertBook.Empty;
    private DateTimeOffset _slowAt = DateTimeOffset.MinValue;
    private long? _freeMib;
    private int _ticketsOverdue;
    private IReadOnlyList<AlertRule> _rules = settings.Floor.Alerts;

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public AlertBook Book => Volatile.Read(ref _book);

    /// <inheritdoc/>
    public CallbackRisk? Callbacks { get; private set; }

    /// <inheritdoc/>
    public async Task AcknowledgeAsync(long id, string by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        AlertBook before;
        lock (_gate)
        {
            before = _book;
            Volatile.Write(ref _book, before.Acknowledge(id, by, now));
        }

        if (ReferenceEquals(before, Book) || before.Alerts.Find(a => a.Id == id) is not { IsOpen: true } alert)
            return;
        Changed?.Invoke();
        await deeds.NoteAsync(by, "alert.acknowledged", alert.Queue is null ? $"alert:{alert.Kind}" : $"alert:{alert.Kind}:{alert.Queue}", null, null, ct);
    }

    /// <summary>One look at the floor; the loop's step, and a test's.</summary>
    internal async Task LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - _slowAt >= SlowEvery)
        {
            _slowAt = now;
            Callbacks = await callbacks.ReadAsync(ct) is { IsKnown: true } known ? known : null;
            _freeMib = FreeMib();
            _ticketsOverdue = limits is null ? 0 : await limits.OverdueLatelyAsync(ct);
            Volatile.Write(ref _rules, await rules.ReadAsync(ct));
        }

        var open = messages?.Counts.Select(m => new AlertReading(AlertKind.MessagesOpen, m.Key, m.Value)) ?? [];
        IReadOnlyList<AlertReading> readings = [.. FloorReadings.Of(FloorView.From(switchboard.Snapshot), signals.Count(), Callbacks, _freeMib, now), .. open, new AlertReading(AlertKind.TicketsOverdue, null, _ticketsOverdue)];
        bool told;
        lock (_gate)
        {
            var next = _book.Take(readings, _rules, now);
            told = !next.Alerts.SequenceEqual(_book.Alerts);
            Volatile.Write(ref _book, next);
        }

        if (told)
            Changed?.Invoke();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Every, clock);
        try
        {
            while (await tick.WaitForNextTickAsync(stoppingToken))
                await LookSafelyAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookSafelyAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
        }
#pragma warning disable CA1031 // A store that does not answer must not end the alerts about the floor itself.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.LookFailed(logger, failure);
        }
    }

    private long? FreeMib()
    {
        try
        {
            return new DriveInfo(settings.Data.Directory).AvailableFreeSpace >> 20;
        }
        catch (IOException)
        {
            return null; // The health check names a missing folder; without a figure there is nothing to hold against a threshold.
        }
    }
}
