using CallCenter.Web.Switchboard;
using Telephony.Exchange;

namespace CallCenter.Web.Tests.Supervisor;

/// <summary>A switchboard without an exchange: shows a snapshot, notes what it was asked, answers as told.</summary>
internal sealed class TestSwitchboard(FloorSnapshot snapshot) : ISwitchboard
{
    public FloorSnapshot Snapshot { get; private set; } = snapshot;

    public List<Input> Asked { get; } = [];

    public CommandResult Answer { get; set; } = CommandResult.Accepted.Instance;

    private event Action<FloorSnapshot>? Changed;

    public ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct)
    {
        Asked.Add(command);
        return new(Answer);
    }

    public bool TryPost(Input input) => true;

    public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange)
    {
        Changed += onChange;
        return new Subscription(() => Changed -= onChange);
    }

    public void Publish(FloorSnapshot snapshot)
    {
        Snapshot = snapshot;
        Changed?.Invoke(snapshot);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
