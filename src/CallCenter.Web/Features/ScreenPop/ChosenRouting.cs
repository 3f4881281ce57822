using Crm.Domain.Administration;
using Persistence.Administration;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>The routing rules in force. Every call asks, so the last reading is kept: until somebody saves a setting here, and no longer than another node's saving may stay unseen.</summary>
internal sealed class ChosenRouting : IDisposable
{
    /// <summary>As long as an administrator at another node waits before he wonders.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly SettingStore _settings;
    private readonly TimeProvider _clock;
    private Reading? _last;
    private int _saved;

    public ChosenRouting(SettingStore settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings, clock);
        settings.Changed += Forget;
    }

    /// <summary>The rules that count for a caller who is looked up now.</summary>
    public async ValueTask<RoutingRules> ReadAsync(CancellationToken ct)
    {
        // What was saved while the store was being read is not in the reading: the count tells.
        var saved = Volatile.Read(ref _saved);
        if (Volatile.Read(ref _last) is { } last && last.Saved == saved && _clock.GetElapsedTime(last.At) < Fresh)
            return last.Rules;
        var at = _clock.GetTimestamp();
        var values = await _settings.ListAsync(ct);
        var rules = RoutingRules.Of(definition => values.GetValueOrDefault(definition.Key) is { Value: var value } && SettingRules.Check(definition, value) is null ? value : definition.Default);
        Volatile.Write(ref _last, new Reading(rules, at, saved));
        return rules;
    }

    public void Dispose() => _settings.Changed -= Forget;

    private void Forget(string key) => Interlocked.Increment(ref _saved);

    private sealed record Reading(RoutingRules Rules, long At, int Saved);
}
