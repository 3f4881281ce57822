using System.Collections.Immutable;
using CallCenter.Web.Switchboard;
using Crm.Domain.Administration;
using Persistence;
using Persistence.Floor;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Broadcasts;

/// <summary>The messages that desks show now, held for every page together; what another node sent is seen within a few seconds.</summary>
internal sealed class BroadcastBoard(BroadcastStore store, ISwitchboard switchboard, TimeProvider clock, ILogger<BroadcastBoard> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Readings come one after the other: an older one never replaces a newer one.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ImmutableArray<Broadcast> _all = [];
    private int _shown;

    /// <summary>Something was sent, read or ended. Raised on pool threads.</summary>
    public event Action? Changed;

    /// <summary>The newest messages, ended ones too.</summary>
    public ImmutableArray<Broadcast> All => _all;

    /// <summary>What this agent has not read yet and still should: what he must read first, then the newest.</summary>
    public IReadOnlyList<Broadcast> UnreadOf(AgentId agent)
    {
        var now = clock.GetUtcNow();
        return [.. _all.Where(b => b.Until > now && !b.IsReadBy(agent.Value) && IsFor(b, agent)).OrderByDescending(b => b.MustRead).ThenByDescending(b => b.SentAt)];
    }

    /// <summary>For whom a message is: members of its queues, or everybody on the floor.</summary>
    public IReadOnlyList<AgentPlan> AudienceOf(Broadcast broadcast) => [.. switchboard.Snapshot.State.Plan.Agents.Values.Where(a => IsFor(broadcast, a.Id))];

    /// <summary>Who it is as the floor knows him; whose name the floor does not know stands by his account.</summary>
    public string NameOf(string user) => switchboard.Snapshot.State.Plan.Agents.GetValueOrDefault(new AgentId(user))?.DisplayName ?? user;

    /// <summary>Sends a message.</summary>
    public async Task<SaveResult<Guid>> SendAsync(BroadcastDraft draft, string by, CancellationToken ct)
    {
        var sent = await store.SendAsync(draft, new Actor(by), ct);
        await ReloadAsync(ct);
        return sent;
    }

    /// <summary>Ends a message before its time.</summary>
    public async Task<SaveResult<bool>> EndAsync(Guid id, string by, CancellationToken ct)
    {
        var ended = await store.EndAsync(id, new Actor(by), ct);
        await ReloadAsync(ct);
        return ended;
    }

    /// <summary>Reminds those who have not read it.</summary>
    public async Task<SaveResult<bool>> RemindAsync(Guid id, string by, CancellationToken ct)
    {
        var reminded = await store.RemindAsync(id, new Actor(by), ct);
        await ReloadAsync(ct);
        return reminded;
    }

    /// <summary>Whether something stands before this agent's "ready".</summary>
    public bool MustReadFirst(AgentId agent) => UnreadOf(agent).Any(b => b.MustRead);

    /// <summary>Gives those who had a free moment and did not read what must be read the time for it.</summary>
    public async Task StandDownAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var message in _all.Where(b => b.MustRead && b.Until > now))
        {
            foreach (var agent in switchboard.Snapshot.State.Agents.Values.Where(a => IsFor(message, a.Id) && MustRead.StandsDown(message, a, now)))
                await switchboard.AskAsync(new Telephony.Exchange.Input.SetPresence(agent.Id, Presence.NotReady, MustRead.Reason, null, message.SentBy), ct);
        }
    }

    /// <summary>Somebody has read it.</summary>
    public async Task<SaveResult<bool>> ReadAsync(Guid id, string user, CancellationToken ct)
    {
        var read = await store.ReadAsync(id, user, ct);
        await ReloadAsync(ct);
        return read;
    }

    /// <summary>Reads the store anew and tells when something is different, or a message's time is over.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        bool isNew;
        await _turn.WaitAsync(ct);
        try
        {
            ImmutableArray<Broadcast> next = [.. await store.ListAsync(ct)];
            isNew = Fingerprint(_all) != Fingerprint(next);
            _all = next;
        }
        finally
        {
            _turn.Release();
        }

        // One whose time is over by itself is no change of the store.
        var shown = _all.Count(b => b.Until > clock.GetUtcNow());
        if (Interlocked.Exchange(ref _shown, shown) != shown || isNew)
            Changed?.Invoke();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await ReloadAsync(ct);
            await StandDownAsync(ct);
        }
#pragma warning disable CA1031 // A store that does not answer must not end the board; it asks again in a few seconds.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.ReadFailed(logger, failure);
        }
    }

    private bool IsFor(Broadcast broadcast, AgentId agent) =>
        broadcast.Queues.IsEmpty || broadcast.Queues.Any(q => switchboard.Snapshot.State.Plan.Queues.TryGetValue(new QueueId(q), out var queue) && queue.Members.Contains(agent));

    private static (int, int, long, Guid?) Fingerprint(ImmutableArray<Broadcast> all) =>
        (all.Length, all.Sum(b => b.Reads.Length), all.Aggregate(17L, (sum, b) => unchecked((sum * 31) + b.Until.UtcTicks + (b.RemindedAt?.UtcTicks ?? 0))), all.IsEmpty ? null : all[0].Id);
}
