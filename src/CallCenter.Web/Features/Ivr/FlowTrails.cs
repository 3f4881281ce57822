using System.Collections.Immutable;
using CallCenter.Web.Switchboard;
using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Ivr;

/// <summary>The last ways through flows, and how often each node ended in what since the start. What lasts is in the contacts' histories.</summary>
internal sealed class FlowTrails(TimeProvider clock) : IFactListener
{
    /// <summary>Ways that are kept: what a page can show, times the flows that are tried at once.</summary>
    private const int Kept = 200;

    /// <summary>Counts that are kept: a hundred nodes with ten outcomes for each of ten busy flows.</summary>
    private const int Counted = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<InteractionId, FlowTrail> _trails = [];
    private readonly Queue<InteractionId> _order = new();
    private readonly Dictionary<(string Flow, string Node, string Outcome), long> _counts = [];

    private readonly DateTimeOffset _since = clock.GetUtcNow();

    /// <summary>From when on ways and counts are known, in the site's time: the start of the program.</summary>
    public string Since => TimeZoneInfo.ConvertTime(_since, Persistence.SiteZone.Zone).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Fact is not Fact.FlowStep step)
            return;
        lock (_gate)
        {
            Count((step.Flow, step.Node, step.Outcome));
            if (_trails.TryGetValue(step.Interaction, out var trail))
                _trails[step.Interaction] = trail with { Steps = trail.Steps.Add((step.Node, step.Outcome)) };
            else
                Begin(step);
        }
    }

    /// <summary>The newest ways through a flow, newest first.</summary>
    public IReadOnlyList<FlowTrail> Newest(string flow, int most)
    {
        lock (_gate)
        {
            return [.. _trails.Values.Where(t => t.Flow == flow).OrderByDescending(t => t.At).Take(most)];
        }
    }

    /// <summary>How often the nodes of a flow were passed since the start.</summary>
    public ImmutableDictionary<string, long> CountsOf(string flow)
    {
        lock (_gate)
        {
            return _counts.Where(c => c.Key.Flow == flow).GroupBy(c => c.Key.Node, StringComparer.Ordinal)
                .ToImmutableDictionary(g => g.Key, g => g.Sum(c => c.Value), StringComparer.Ordinal);
        }
    }

    private void Count((string, string, string) key)
    {
        if (_counts.TryGetValue(key, out var count))
            _counts[key] = count + 1;
        else if (_counts.Count < Counted)
            _counts[key] = 1;
    }

    private void Begin(Fact.FlowStep step)
    {
        _trails[step.Interaction] = new FlowTrail(step.Interaction, step.Flow, step.At, [(step.Node, step.Outcome)]);
        _order.Enqueue(step.Interaction);
        while (_order.Count > Kept)
            _trails.Remove(_order.Dequeue());
    }
}
