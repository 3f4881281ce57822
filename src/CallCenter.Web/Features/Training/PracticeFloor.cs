using System.Collections.Immutable;
using CallCenter.Web.Switchboard;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Training;

/// <summary>A floor of one: the exchange's own rules with a single queue, a single agent and no wires. Nobody hears its facts but the exercise, nothing of it
/// is journalled, and no line leads out: whatever the trainee does here cannot reach a customer, a colleague, the store or a report.</summary>
internal sealed class PracticeFloor : ISwitchboard, IDisposable
{
    /// <summary>The number that the practising caller dials.</summary>
    private const string Entry = "4008000000";

    private const string Trunk = "practice";

    /// <summary>Refused here, whatever the real floor would say.</summary>
    public const string NotInPractice = "NotInPractice";

    /// <summary>Results of one input that follow each other; more would be a circle.</summary>
    private const int MostInARow = 100;

    /// <summary>Pages of one trainee that look at the floor.</summary>
    private const int MostReaders = 20;

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly AgentId _agent;
    private readonly ExchangeTimers _timers;
    private ImmutableArray<ThrottledSubscription> _readers = [];
    private FloorSnapshot _snapshot;
    private bool _closed;

    /// <summary>Opens the floor with the agent ready.</summary>
    /// <param name="agent">The trainee as the real floor knows him.</param>
    /// <param name="queue">Whose calls he practises.</param>
    /// <param name="clock">The time of timers.</param>
    public PracticeFloor(AgentPlan agent, QueueId queue, TimeProvider clock)
    {
        (_agent, _clock) = (agent.Id, clock);
        _timers = new ExchangeTimers(clock, input => TryPost(input));
        _snapshot = new FloorSnapshot(ExchangeState.Empty, 0, clock.GetUtcNow());
        Take(new Input.Configure(PlanOf(agent, queue)));
        Take(new Input.DeviceChanged(_agent, AgentDevice.Browser, true));
        Take(new Input.SetPresence(_agent, Presence.Ready, null, AgentDevice.Browser, _agent.Value));
    }

    /// <summary>What happened, in order; raised on the thread of who caused it, under no lock.</summary>
    public event Action<Fact>? Heard;

    /// <inheritdoc/>
    public FloorSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>The practising caller rings.</summary>
    public void Ring(InteractionId call, string from) => Take(new Input.CallArrived(call, from, Entry, Trunk));

    /// <inheritdoc/>
    public ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct) =>
        ValueTask.FromResult(IsAllowed(command) ? Take(command) : new CommandResult.Refused(Refusal.Of(NotInPractice)));

    /// <inheritdoc/>
    public bool TryPost(Input input)
    {
        Take(input);
        return true;
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange)
    {
        if (_readers.Length >= MostReaders)
            throw new InvalidOperationException($"More than {MostReaders} pages of one trainee: a page does not dispose its subscription.");
        var reader = new ThrottledSubscription(minInterval, onChange, () => Snapshot, s => ImmutableInterlocked.Update(ref _readers, all => all.Remove(s)), _clock);
        ImmutableInterlocked.Update(ref _readers, all => all.Add(reader));
        return reader;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _timers.Dispose();
    }

    // What leads to other people is not practised here: there is nobody at the other end.
    private static bool IsAllowed(Input command) => command is Input.SetPresence or Input.Answer or Input.Reject or Input.HangUp or Input.Hold or Input.Resume
        or Input.PauseRecording or Input.ResumeRecording or Input.FinishWrapUp or Input.ExtendWrapUp or Input.AskForWrapUp or Input.ContactCompleted or Input.ChooseLanguage;

    private CommandResult Take(Input first)
    {
        CommandResult? answer = null;
        var facts = new List<Fact>();
        lock (_gate)
        {
            var inputs = new Queue<Input>([first]);
            for (var n = 0; n < MostInARow && !_closed && inputs.TryDequeue(out var input); n++)
            {
                var now = _clock.GetUtcNow();
                var (next, effects) = Exchange.Step(_snapshot.State, input, now);
                Volatile.Write(ref _snapshot, new FloorSnapshot(next, _snapshot.Seq + 1, now));
                answer ??= effects.OfType<Effect.Refuse>().FirstOrDefault() is { } refused ? new CommandResult.Refused(refused.Reason) : CommandResult.Accepted.Instance;
                foreach (var effect in effects)
                    Perform(effect, inputs, facts);
            }
        }

        foreach (var fact in facts)
            Heard?.Invoke(fact);
        foreach (var reader in _readers)
            reader.Changed();
        return answer ?? CommandResult.Accepted.Instance;
    }

    // Without wires: time runs, sentences are over at once, everything else is heard by nobody.
    private void Perform(Effect effect, Queue<Input> inputs, List<Fact> facts)
    {
        switch (effect)
        {
            case Effect.StartTimer timer:
                _timers.Start(timer.Timer, timer.Due);
                break;
            case Effect.CancelTimer timer:
                _timers.Cancel(timer.Timer);
                break;
            case Effect.PlayPrompt { Loop: false } prompt:
                inputs.Enqueue(new Input.PromptFinished(prompt.Leg, prompt.Prompt));
                break;
            case Effect.Record record:
                facts.Add(record.Fact);
                break;
        }
    }

    private static FloorPlan PlanOf(AgentPlan agent, QueueId queue) => FloorPlan.Empty with
    {
        Agents = FloorPlan.Empty.Agents.Add(agent.Id, agent with { Skills = agent.Skills.Clear(), QueueOrder = [] }),
        // Patient: who learns is not hurried by the clock of the real queue.
        Queues = FloorPlan.Empty.Queues.Add(
            queue,
            new QueuePlan(queue, [agent.Id], TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), 5, TimeSpan.FromMinutes(30), "music")
            {
                AfterCall = WrapUpPlan.Default with { EndsWhenComplete = false },
            }),
        Entries = FloorPlan.Empty.Entries.Add(Entry, new EntryPoint(Entry, null, null, ImmutableSortedDictionary<char, QueueId>.Empty, TimeSpan.FromSeconds(8), queue)),
    };
}
