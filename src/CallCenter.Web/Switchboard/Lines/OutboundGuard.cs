using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Administration;
using Persistence;
using Telephony.Calls;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Holds calls that leave the house against the policy, counts what agents talk outwards, and knows which calls are over their time.
/// What agents talked before a restart comes back from the call history by <see cref="Restore"/>.</summary>
public sealed class OutboundGuard(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<LegId, (string? Agent, DateTimeOffset? Answered)> _up = [];
    private readonly Dictionary<string, TimeSpan> _talked = new(StringComparer.Ordinal); // one row for each agent who called out today: bounded by the staff
    private DateOnly _day;

    /// <summary>What is in force; replaced as a whole.</summary>
    public OutboundPolicy Policy { get; set; } = new();

    /// <summary>Adds what agents talked outwards earlier today, before this run of the program.</summary>
    public void Restore(IReadOnlyDictionary<string, TimeSpan> talked)
    {
        ArgumentNullException.ThrowIfNull(talked);
        lock (_gate)
        {
            Today();
            foreach (var (agent, length) in talked)
                _talked[agent] = _talked.GetValueOrDefault(agent) + length;
        }
    }

    /// <summary>The rule that would keep the call in, or null.</summary>
    public Refusal? Check(string number, string? agent)
    {
        lock (_gate)
            return CheckNow(number, agent);
    }

    /// <summary>Lets a call leave, or names the rule that keeps it in. The last word, on whatever way it was asked for.</summary>
    public Refusal? Begin(LegId leg, string number, string? agent)
    {
        lock (_gate)
        {
            if (CheckNow(number, agent) is { } refusal)
                return refusal;
            _up[leg] = (agent, null);
            return null;
        }
    }

    /// <summary>The called party talks: its time begins.</summary>
    public void Answered(LegId leg)
    {
        lock (_gate)
        {
            if (_up.TryGetValue(leg, out var call) && call.Answered is null)
                _up[leg] = call with { Answered = clock.GetUtcNow() };
        }
    }

    /// <summary>It is over; legs that did not leave by <see cref="Begin"/> are ignored.</summary>
    public void Ended(LegId leg)
    {
        lock (_gate)
        {
            if (!_up.Remove(leg, out var call) || call is not { Agent: { } agent, Answered: { } since })
                return;
            Today();
            _talked[agent] = _talked.GetValueOrDefault(agent) + (clock.GetUtcNow() - since);
        }
    }

    /// <summary>Legs that have talked longer than one call may.</summary>
    public ImmutableArray<LegId> Overdue()
    {
        lock (_gate)
        {
            var edge = clock.GetUtcNow() - TimeSpan.FromMinutes(Policy.CallMinutes);
            return [.. _up.Where(c => c.Value.Answered <= edge).Select(c => c.Key)];
        }
    }

    private Refusal? CheckNow(string number, string? agent)
    {
        Today();
        var talked = agent is null ? TimeSpan.Zero : _talked.GetValueOrDefault(agent);
        foreach (var (by, answered) in _up.Values)
        {
            if (agent is not null && by == agent && answered is { } since)
                talked += clock.GetUtcNow() - since;
        }

        return Policy.Check(number, _up.Count, talked);
    }

    private void Today()
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), SiteZone.Zone).DateTime);
        if (today == _day)
            return;
        _day = today;
        _talked.Clear();
    }
}
