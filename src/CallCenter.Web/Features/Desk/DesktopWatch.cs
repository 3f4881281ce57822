using CallCenter.Web.Switchboard;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Desk;

/// <summary>Watches every open desk and tells the exchange when an agent's last one is gone and when one is back, so that nobody gone is rung. A desk is there while its
/// circuit is connected and its browser beats. A reload is seconds without a desk, which the exchange's grace covers. An agent who never opened a desk is not judged: his program watches him.</summary>
public sealed class DesktopWatch(ISwitchboard switchboard, TimeProvider clock) : BackgroundService
{
    /// <summary>How long a connected browser may be silent: it beats every three seconds from a worker, which no browser slows down, and a page that computes misses two.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(12);

    /// <summary>Open desks: two browsers for each of 500 agents. One more is not watched; its agent is judged by the others.</summary>
    private const int MaxDesks = 1_000;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Desk> _desks = [];

    /// <summary>What the exchange was told last, by agent; who is not in it was never told of.</summary>
    private readonly Dictionary<AgentId, bool> _told = [];

    /// <summary>An agent opened a desk.</summary>
    public void Opened(Guid desk, AgentId agent)
    {
        lock (_gate)
        {
            if (_desks.Count >= MaxDesks && !_desks.ContainsKey(desk))
                return;
            _desks[desk] = new Desk(agent, clock.GetUtcNow(), IsConnected: true);
            Judge(agent);
        }
    }

    /// <summary>Its browser is alive. A beat that was under way when the desk came to rest is no beat any more: none would follow it.</summary>
    public void Beat(Guid desk) => Change(desk, d => d.Beat == DateTimeOffset.MaxValue ? d : d with { Beat = clock.GetUtcNow() });

    /// <summary>The agent went on to a page without a desk: as long as that is connected he is here, and nothing beats.</summary>
    public void Rests(Guid desk) => Change(desk, d => d with { Beat = DateTimeOffset.MaxValue });

    /// <summary>Its connection came or went.</summary>
    public void Connected(Guid desk, bool isConnected) => Change(desk, d => d with { IsConnected = isConnected, Beat = isConnected && d.Beat < clock.GetUtcNow() ? clock.GetUtcNow() : d.Beat });

    /// <summary>It is closed for good.</summary>
    public void Closed(Guid desk)
    {
        lock (_gate)
        {
            if (_desks.Remove(desk, out var gone))
                Judge(gone.Agent);
        }
    }

    /// <summary>Looks at every desk once: who fell silent, who was forgotten because the exchange was busy, who signed out meanwhile.</summary>
    public void LookAround()
    {
        lock (_gate)
        {
            foreach (var agent in _told.Keys.ToList())
                Judge(agent);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                LookAround();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the exchange ends its calls by its own rules.
        }
    }

    private void Change(Guid desk, Func<Desk, Desk> change)
    {
        lock (_gate)
        {
            if (!_desks.TryGetValue(desk, out var known))
                return;
            _desks[desk] = change(known);
            Judge(known.Agent);
        }
    }

    private void Judge(AgentId agent)
    {
        var isHere = IsHere(agent);
        if (_told.TryGetValue(agent, out var told) && told == isHere)
            return;
        // A full exchange is told a second later.
        if (isHere && !_told.ContainsKey(agent) || switchboard.TryPost(new Input.DesktopChanged(agent, isHere)))
            _told[agent] = isHere;
    }

    /// <summary>Somebody who signed out and closed his desk is not "gone" any more: a program may sign him in without one.</summary>
    private bool IsHere(AgentId agent)
    {
        var since = clock.GetUtcNow() - Silence;
        var hasDesk = false;
        foreach (var desk in _desks.Values)
        {
            if (desk.Agent != agent)
                continue;
            hasDesk = true;
            if (desk.IsConnected && desk.Beat >= since)
                return true;
        }

        return !hasDesk && switchboard.Snapshot.State.Agents.GetValueOrDefault(agent) is { Presence: Presence.SignedOut };
    }

    private sealed record Desk(AgentId Agent, DateTimeOffset Beat, bool IsConnected);
}
