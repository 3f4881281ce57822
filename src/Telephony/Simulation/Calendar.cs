using Telephony.Exchange;

namespace Telephony.Simulation;

/// <summary>What will happen and when, in order of time, then in the order of planning. An intention looks at the state when
/// its time has come and may then turn out to be none.</summary>
internal sealed class Calendar(DateTimeOffset start)
{
    private readonly PriorityQueue<Func<ExchangeState, Input?>, (DateTimeOffset Due, long Order)> plans = new();
    private long order;

    public DateTimeOffset Now { get; private set; } = start;

    public void In(TimeSpan delay, Input input) => In(delay, _ => input);

    public void In(TimeSpan delay, Func<ExchangeState, Input?> intention) => At(Now + delay, intention);

    public void At(DateTimeOffset due, Func<ExchangeState, Input?> intention) => plans.Enqueue(intention, (due, ++order));

    /// <summary>The next input, with the clock at its time; null when nothing is planned any more.</summary>
    public Input? Next(ExchangeState state)
    {
        while (plans.TryDequeue(out var intention, out var place))
        {
            Now = place.Due > Now ? place.Due : Now;
            if (intention(state) is { } input)
                return input;
        }

        return null;
    }
}
