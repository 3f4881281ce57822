using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Telephony.Exchange;
using Telephony.Ports;

namespace CallCenter.Web.Switchboard;

/// <summary>Carries out what the exchange asked for, in order, outside its loop: telephony to the wire, timers, facts to their listeners.</summary>
public sealed class EffectRunner : BackgroundService
{
    private const int SeqBits = 40;

    private readonly Channel<Effect> _effects = Channel.CreateBounded<Effect>(
        new BoundedChannelOptions(Limits.Effects) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private static readonly Effect DrainMark = new Effect.Ignore("drain mark");
    private readonly ConcurrentQueue<TaskCompletionSource> _drains = new();
    private readonly ITelephony _telephony;
    private readonly ImmutableArray<IFactListener> _listeners;
    private readonly ILogger<EffectRunner> _logger;
    private readonly TimeProvider _clock;
    private readonly IFlowEdge? _flows;
    private readonly ICallerQuestions? _questions;
    private ExchangeTimers? _timers;
    private ISwitchboard? _switchboard;
    private long _factSeq;

    public EffectRunner(
        ITelephony telephony, IEnumerable<IFactListener> listeners, TimeProvider clock, ILogger<EffectRunner> logger, IFlowEdge? flows = null, ICallerQuestions? questions = null)
    {
        _questions = questions;
        _telephony = telephony;
        _listeners = [.. listeners];
        _clock = clock;
        _logger = logger;
        _flows = flows;
        _factSeq = FirstSeqOf(clock.GetUtcNow());
        Epoch = _factSeq >> (SeqBits - 16);
    }

    /// <summary>Where the event sequence of a run begins: whole seconds since 2026 in the upper bits, so that it grows across restarts without asking the database.</summary>
    internal static long FirstSeqOf(DateTimeOffset start) => (long)(start - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds << (SeqBits - 16);

    /// <summary>Number of this run of the process.</summary>
    public long Epoch { get; }

    /// <summary>Inputs that changed nothing, since the start.</summary>
    public long Ignored { get; private set; }

    /// <summary>Connects the way back: timers post their firing to the switchboard.</summary>
    public void Attach(ISwitchboard switchboard)
    {
        _switchboard = switchboard;
        (_questions as ISwitchboardClient)?.Attach(switchboard);
        _timers = new ExchangeTimers(_clock, input => switchboard.TryPost(input));
        (_telephony as ISwitchboardClient)?.Attach(switchboard);
        (_flows as ISwitchboardClient)?.Attach(switchboard);
        foreach (var listener in _listeners)
            (listener as ISwitchboardClient)?.Attach(switchboard);
    }

    /// <summary>Takes the effects of one step; called by the loop only.</summary>
    public void Hand(ImmutableArray<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (!_effects.Writer.TryWrite(effect))
                Log.RunnerBehind(_logger, effect.GetType().Name);
        }
    }

    /// <summary>Completes when every effect handed in before the call was carried out.</summary>
    public async Task DrainedAsync(CancellationToken ct)
    {
        var marker = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _drains.Enqueue(marker);
        await _effects.Writer.WriteAsync(DrainMark, ct);
        await marker.Task.WaitAsync(ct);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _timers?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var effect in _effects.Reader.ReadAllAsync(stoppingToken))
                Run(effect);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private void Run(Effect effect)
    {
        try
        {
            Carry(effect);
        }
#pragma warning disable CA1031 // One effect that fails must not stop those behind it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.EffectFailed(_logger, failure, effect.GetType().Name);
        }
    }

    private void Carry(Effect effect)
    {
        switch (effect)
        {
            case Effect.StartTimer start:
                _timers!.Start(start.Timer, start.Due);
                break;
            case Effect.CancelTimer cancel:
                _timers!.Cancel(cancel.Timer);
                break;
            case Effect.Record record:
                Tell(record.Fact);
                break;
            case Effect.LookUp or Effect.OfferVisits or Effect.BookVisit:
                // Without an edge nobody answers, and the exchange's own timer leads the caller on.
                _flows?.Ask(effect);
                break;
            case Effect.LookUpStatus asked:
                LookUp(asked);
                break;
            case Effect.Refuse:
                break;
            case Effect.Ignore when ReferenceEquals(effect, DrainMark):
                if (_drains.TryDequeue(out var marker))
                    marker.SetResult();
                break;
            case Effect.Ignore:
                Ignored++;
                break;
            default:
                _telephony.Perform(effect);
                break;
        }
    }

    /// <summary>Whoever asks is always answered: without anybody to look it up, or when too many ask, with nothing.</summary>
    private void LookUp(Effect.LookUpStatus asked)
    {
        if (_questions?.TryAsk(asked) is not true)
            _switchboard?.TryPost(new Input.StatusFound(asked.Interaction, []));
    }

    private void Tell(Fact fact)
    {
        var envelope = new FactEnvelope(++_factSeq, fact);
        foreach (var listener in _listeners)
        {
            try
            {
                listener.Heard(envelope);
            }
#pragma warning disable CA1031 // A listener's fault is its own; the others still hear.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.ListenerFailed(_logger, failure, listener.GetType().Name, fact.GetType().Name);
            }
        }
    }
}
