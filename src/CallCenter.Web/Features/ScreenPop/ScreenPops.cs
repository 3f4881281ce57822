using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using CallCenter.Web.Switchboard;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Looks every caller up the moment his INVITE is accepted and hands the result to the desk that the call is offered to.
/// It listens on the effect runner and must not wait there: the look-ups and notes run behind a bounded channel.</summary>
internal sealed class ScreenPops : BackgroundService, IFactListener, ISwitchboardClient, IScreenPops
{
    private readonly Channel<Work> _work = Channel.CreateBounded<Work>(new BoundedChannelOptions(Limits.Waiting) { SingleWriter = false, FullMode = BoundedChannelFullMode.Wait });
    private readonly LivePops _live = new(Limits.Pops);
    private readonly ConcurrentDictionary<long, Listener> _listeners = new();
    private readonly PopQuery _query;
    private readonly PopNotes _notes;
    private readonly PopPromises _promises;
    private readonly PopMetrics _metrics;
    private readonly ChosenRouting _routing;
    private readonly TimeProvider _clock;
    private readonly ILogger<ScreenPops> _logger;
    private ISwitchboard? _switchboard;
    private long _lastListener;

    public ScreenPops(PopQuery query, PopNotes notes, PopPromises promises, PopMetrics metrics, ChosenRouting routing, TimeProvider clock, ILogger<ScreenPops> logger)
    {
        _routing = routing;
        _query = query;
        _notes = notes;
        _promises = promises;
        _metrics = metrics;
        _clock = clock;
        _logger = logger;
    }

    /// <inheritdoc/>
    public void Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    /// <inheritdoc/>
    public CallerPop? Find(InteractionId interaction) => _live.Find(interaction);

    /// <inheritdoc/>
    public IDisposable Subscribe(AgentId agent, Action<CallerPop> onPop)
    {
        if (_listeners.Count >= Limits.Subscriptions)
            throw new InvalidOperationException($"More than {Limits.Subscriptions} desks listen: a page does not dispose its subscription.");
        var id = Interlocked.Increment(ref _lastListener);
        _listeners[id] = new Listener(agent, onPop);
        return new Subscription(() => _listeners.TryRemove(id, out _));
    }

    /// <inheritdoc/>
    public void Shown(InteractionId interaction)
    {
        var now = _clock.GetUtcNow();
        if (_live.Change(interaction, pop => pop.ShownAt is null ? pop with { ShownAt = now } : null) is not null)
            Queue(new Work.NoteShown(interaction, now));
    }

    /// <inheritdoc/>
    public void LookAgain(InteractionId interaction)
    {
        if (_live.Find(interaction) is { Number.E164: not null } pop)
            Queue(new Work.LookUp(interaction, pop.Number, null));
    }

    /// <summary>The caller told the flow who he is. It is better than what his number says, which may be withheld or another's.</summary>
    public void Identified(InteractionId interaction, KeyedCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (_live.Change(interaction, pop => pop with { State = PopState.Ready, Card = caller.Card, Keyed = caller }) is { Desks.IsEmpty: false } pop)
            Deliver(pop, pop.Desks);
        if (caller is { IsAmbiguous: false, Card.Candidates: [var only] })
            Queue(new Work.NoteCustomer(interaction, only.Customer.Id));
    }

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        switch (fact.Fact)
        {
            case Fact.CallReceived received:
                Begin(received.Interaction, PhoneNumber.Normalize(received.CallerNumber, PhoneSource.Trunk), received.At);
                break;
            case Fact.CallDialled dialled:
                Begin(dialled.Interaction, PhoneNumber.Normalize(dialled.To, PhoneSource.Typed), dialled.At);
                Offer(dialled.Interaction, dialled.Agent, dialled.At);
                break;
            case Fact.CallOffered offered:
                Offer(offered.Interaction, offered.Agent, offered.At);
                break;
            case Fact.CallTakenOver taken:
                Offer(taken.Interaction, taken.Supervisor, taken.At);
                break;
            case Fact.CallEnded ended:
                DropWhenOver(ended.Interaction);
                break;
            case Fact.WrapUpEnded over:
                DropWhenOver(over.Interaction);
                break;
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Limits.Readers).Select(_ => WorkAsync(stoppingToken)));

    private void Begin(InteractionId interaction, PhoneNumber number, DateTimeOffset at)
    {
        var isKnownNumber = number.E164 is not null;
        _live.Put(new CallerPop(interaction, number, at, isKnownNumber ? PopState.Looking : PopState.NotFound, null));
        if (isKnownNumber && !Queue(new Work.LookUp(interaction, number, at)))
            Complete(interaction, PopState.Failed, null);
    }

    private void Offer(InteractionId interaction, AgentId agent, DateTimeOffset at)
    {
        var language = _switchboard?.Snapshot.State.Calls.GetValueOrDefault(interaction)?.Language;
        if (_live.Change(interaction, pop => pop.Offered(agent, at) with { Language = language ?? pop.Language }) is { } pop)
            Deliver(pop, [agent]);
    }

    /// <summary>A transferred call has several agents: as long as it is up, or one of them still wraps up, the pop is needed.</summary>
    private void DropWhenOver(InteractionId interaction)
    {
        var floor = _switchboard?.Snapshot.State;
        if (floor is null || (!floor.Calls.ContainsKey(interaction) && !floor.Agents.Values.Any(a => a.Interaction == interaction)))
            _live.Drop(interaction);
    }

    private void Complete(InteractionId interaction, PopState state, PopCard? card)
    {
        if (state == PopState.Failed)
            _metrics.Lost();
        if (_live.Change(interaction, pop => pop.Keyed is null ? pop with { State = state, Card = card } : null) is { Desks.IsEmpty: false } pop)
            Deliver(pop, pop.Desks);
    }

    /// <summary>A desk that has another call by now leaves it aside.</summary>
    private void Deliver(CallerPop pop, ImmutableArray<AgentId> desks)
    {
        // Taken first: a desk may have painted it before the last of them was told, and what is shown was sent before.
        var now = _clock.GetUtcNow();
        var heard = false;
        foreach (var listener in _listeners.Values)
        {
            if (!desks.Contains(listener.Agent))
                continue;
            listener.OnPop(pop);
            heard = true;
        }

        if (heard && pop.IsComplete)
            Sent(pop, now);
    }

    private void Sent(CallerPop pop, DateTimeOffset now)
    {
        if (_live.Change(pop.Interaction, p => p.SentAt is null ? p with { SentAt = now } : null) is null)
            return;
        _metrics.Sent(now - pop.Received, now - (pop.OfferedAt ?? pop.Received));
        Queue(new Work.NoteSent(pop.Interaction, now));
    }

    private bool Queue(Work work)
    {
        if (_work.Writer.TryWrite(work))
            return true;
        Log.WorkIsFull(_logger, work.GetType().Name);
        return false;
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var work in _work.Reader.ReadAllAsync(stoppingToken))
                await DoAsync(work, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task DoAsync(Work work, CancellationToken ct)
    {
        try
        {
            await (work switch
            {
                Work.LookUp lookUp => LookUpAsync(lookUp, ct),
                Work.NoteCustomer found => _notes.CustomerAsync(found.Interaction, found.Customer, ct),
                Work.NoteSent sent => _notes.SentAsync(sent.Interaction, sent.At, ct),
                Work.NoteShown shown => _notes.ShownAsync(shown.Interaction, shown.At, ct),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }
#pragma warning disable CA1031 // The wall of this worker: a store that fails costs this call its card, never the next caller's.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.WorkFailed(_logger, failure, work.GetType().Name);
            if (work is Work.LookUp lost)
                Complete(lost.Interaction, PopState.Failed, null);
        }
    }

    private async Task LookUpAsync(Work.LookUp work, CancellationToken ct)
    {
        var card = await _query.FindByPhoneAsync(work.Number, ct);
        if (work.Received is { } received)
            _metrics.LookedUp(_clock.GetUtcNow() - received);
        Complete(work.Interaction, card.Candidates.IsEmpty ? PopState.NotFound : PopState.Ready, card);
        // Only who is beyond doubt is written down; between several the agent chooses, and his ticket says whom.
        if (card.Candidates is [var only])
            Queue(new Work.NoteCustomer(work.Interaction, only.Customer.Id));
        if (!card.Candidates.IsEmpty && _live.Find(work.Interaction) is not { Keyed: not null })
            _switchboard?.TryPost(CallerKnowledge.Identified(work.Interaction, card.Candidates[0], await _routing.ReadAsync(ct), _clock.GetUtcNow()));
        await PromisesAsync(work, card, ct);
    }

    /// <summary>The card was delivered already; what comes now is added to it.</summary>
    private async Task PromisesAsync(Work.LookUp work, PopCard card, CancellationToken ct)
    {
        var technician = work.Number.E164 is { } e164 ? await _promises.TechnicianAsync(e164, ct) : null;
        var due = card.Candidates is [var first, ..] ? await _promises.CallbackDueAsync(first.Customer.Id, ct) : null;
        if (technician is null && due is null)
            return;
        if (_live.Change(work.Interaction, pop => pop with { Technician = technician, CallbackDueAt = due }) is { Desks.IsEmpty: false } pop)
            Deliver(pop, pop.Desks);
    }

    private sealed record Listener(AgentId Agent, Action<CallerPop> OnPop);

    private sealed class Subscription(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }

    private abstract record Work
    {
        public sealed record LookUp(InteractionId Interaction, PhoneNumber Number, DateTimeOffset? Received) : Work;

        public sealed record NoteCustomer(InteractionId Interaction, CustomerId Customer) : Work;

        public sealed record NoteSent(InteractionId Interaction, DateTimeOffset At) : Work;

        public sealed record NoteShown(InteractionId Interaction, DateTimeOffset At) : Work;
    }
}
