namespace Telephony.Sip.Tests.Transactions;

/// <summary>Runs one transaction machine on a virtual clock and notes what it does when, exact to the millisecond.</summary>
internal sealed class MachineRun
{
    private readonly SipTimerValues _timers = new();
    private readonly PriorityQueue<TransactionTimer, (double Due, int Order)> _due = new();
    private int _order;

    public MachineRun(Transaction start) => State = start;

    public Transaction State { get; private set; }

    public double Now { get; private set; }

    public List<string> Log { get; } = [];

    public void Feed(TransactionEvent happened)
    {
        var (next, effects) = State.Step(happened, _timers);
        State = next;
        foreach (var effect in effects)
        {
            if (effect is TransactionEffect.StartTimer timer) _due.Enqueue(timer.Timer, (Now + timer.After.TotalMilliseconds, _order++));
            else Log.Add($"{Now} {effect.GetType().Name}");
        }
    }

    public void RunTo(double time)
    {
        while (_due.TryPeek(out var timer, out var at) && at.Due <= time)
        {
            _due.Dequeue();
            Now = at.Due;
            if (State.State != TransactionState.Terminated) Feed(new TransactionEvent.TimerFired(timer));
        }

        Now = time;
    }

    public string Times(string effect) => string.Join(' ', Log.Where(line => line.EndsWith(" " + effect, StringComparison.Ordinal)).Select(line => line[..line.IndexOf(' ')]));
}
