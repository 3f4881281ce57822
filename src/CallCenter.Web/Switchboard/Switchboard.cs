using System.Collections.Immutable;
using System.Threading.Channels;
using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>The one loop and only writer of live state: takes an input, steps the exchange, publishes the snapshot, hands the effects on.</summary>
public sealed class Switchboard : BackgroundService, ISwitchboard
{
    private readonly Channel<Envelope> _inputs = Channel.CreateBounded<Envelope>(
        new BoundedChannelOptions(Limits.Inputs) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly EffectRunner _runner;
    private readonly IJournal _journal;
    private readonly TimeProvider _clock;
    private readonly ILogger<Switchboard> _logger;
    private ImmutableArray<ThrottledSubscription> _subscriptions = [];
    private FloorSnapshot _snapshot;
    private long _dropped;

    public Switchboard(EffectRunner runner, IJournal journal, TimeProvider clock, ILogger<Switchboard> logger)
    {
        _runner = runner;
        _journal = journal;
        _clock = clock;
        _logger = logger;
        _snapshot = new FloorSnapshot(ExchangeState.Empty, 0, clock.GetUtcNow());
        _runner.Attach(this);
    }

    /// <inheritdoc/>
    public FloorSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>Inputs that found the queue full, since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    public bool TryPost(Input input)
    {
        // A new call may be refused; facts and timers of admitted calls keep the reserve, or an ended call would live for ever.
        if (!(input is Input.CallArrived && _inputs.Reader.Count > Limits.NewWork) && _inputs.Writer.TryWrite(new Envelope(input, null)))
            return true;
        CountDrop(input);
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct)
    {
        var reply = new TaskCompletionSource<CommandResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_inputs.Reader.Count > Limits.NewWork || !_inputs.Writer.TryWrite(new Envelope(command, reply)))
        {
            CountDrop(command);
            return new CommandResult.Refused(Refusal.Of(Rules.SwitchboardIsBusy));
        }

        return await reply.Task.WaitAsync(ct);
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange)
    {
        if (_subscriptions.Length >= Limits.Subscriptions)
            throw new InvalidOperationException($"More than {Limits.Subscriptions} readers of the floor: a page does not dispose its subscription.");
        var subscription = new ThrottledSubscription(
            minInterval, Guarded(onChange), () => Snapshot, s => ImmutableInterlocked.Update(ref _subscriptions, all => all.Remove(s)), _clock);
        ImmutableInterlocked.Update(ref _subscriptions, all => all.Add(subscription));
        return subscription;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Log.Started(_logger, _runner.Epoch);
        try
        {
            await foreach (var envelope in _inputs.Reader.ReadAllAsync(stoppingToken))
                Take(envelope);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; calls were ended by the graceful stop before.
        }
    }

    private void Take(Envelope envelope)
    {
        var before = _snapshot;
        var now = _clock.GetUtcNow();
        var seq = before.Seq + 1;
        Note(seq, now, envelope.Input);
        ExchangeState next;
        ImmutableArray<Effect> effects;
        try
        {
            (next, effects) = Exchange.Step(before.State, envelope.Input, now);
        }
#pragma warning disable CA1031 // A bug in a rule must not end the floor: the old state stays, everybody is told.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            Log.StepFailed(_logger, bug, envelope.Input.GetType().Name);
            // The number is used up: the journal has this input under it.
            Volatile.Write(ref _snapshot, before with { Seq = seq, At = now });
            envelope.Reply?.TrySetException(new InvalidOperationException("The exchange failed on this command; nothing was changed.", bug));
            return;
        }

        Volatile.Write(ref _snapshot, new FloorSnapshot(next, seq, now));
        _runner.Hand(effects);
        envelope.Reply?.TrySetResult(AnswerOf(effects));
        if (ReferenceEquals(next, before.State))
            return;
        foreach (var subscription in _subscriptions)
            subscription.Changed();
        if (seq % Limits.InvariantEvery == 0)
            CheckInvariants(next, seq);
    }

    private void Note(long seq, DateTimeOffset now, Input input)
    {
        try
        {
            _journal.Append(seq, now, input);
        }
#pragma warning disable CA1031 // The flight recorder's fault must not end the flight.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.JournalFailed(_logger, failure, input.GetType().Name);
        }
    }

    private static CommandResult AnswerOf(ImmutableArray<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect is Effect.Refuse refuse)
                return new CommandResult.Refused(refuse.Reason);
        }

        return CommandResult.Accepted.Instance;
    }

    /// <summary>A callback runs on a timer's thread, where an exception would end the process and every call with it.</summary>
    private Action<FloorSnapshot> Guarded(Action<FloorSnapshot> onChange) => snapshot =>
    {
        try
        {
            onChange(snapshot);
        }
#pragma warning disable CA1031 // A reader's fault is its own; the floor and the other readers go on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.ReaderFailed(_logger, failure);
        }
    };

    private void CheckInvariants(ExchangeState state, long seq)
    {
        foreach (var violation in Invariants.Violations(state))
            Log.InvariantBroken(_logger, seq, violation);
    }

    private void CountDrop(Input input)
    {
        Interlocked.Increment(ref _dropped);
        Log.QueueFull(_logger, input.GetType().Name);
    }

    private sealed record Envelope(Input Input, TaskCompletionSource<CommandResult>? Reply);
}
