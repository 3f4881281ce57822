using System.Collections.Concurrent;
using CallCenter.Web.Switchboard;
using Crm.Domain.Callbacks;
using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>Remembers for a while how dialled calls really ended, so that the form can propose the outcome.</summary>
internal sealed class CallbackEndings : IFactListener
{
    /// <summary>Endings kept: far more than agents who still fill in a form.</summary>
    public const int Limit = 1_000;

    private readonly ConcurrentDictionary<Guid, Termination> _endings = new();
    private readonly ConcurrentQueue<Guid> _order = new();

    /// <summary>Raised when a dialled call ended; on the effect runner.</summary>
    public event Action<Guid>? Ended;

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (fact.Fact is Fact.CallDialled { Purpose: DialCallback.Purpose } dialled)
        {
            _order.Enqueue(dialled.Interaction.Value);
            while (_order.Count > Limit && _order.TryDequeue(out var old))
                _endings.TryRemove(old, out _);
        }
        else if (fact.Fact is Fact.CallEnded { Queue: null } ended && _order.Contains(ended.Interaction.Value))
        {
            _endings[ended.Interaction.Value] = ended.Termination;
            Ended?.Invoke(ended.Interaction.Value);
        }
    }

    /// <summary>What the call's ending says about the attempt; null while it goes on, or when it says nothing.</summary>
    public AttemptOutcome? Suggest(Guid? call) => call is { } id && _endings.TryGetValue(id, out var ending) ? Of(ending) : null;

    private static AttemptOutcome? Of(Termination ending) => ending switch
    {
        { Class: TerminationClass.Completed } => AttemptOutcome.Reached,
        { Reason: TerminationReasons.Busy } => AttemptOutcome.Busy,
        { Reason: TerminationReasons.NoAnswer } => AttemptOutcome.NoAnswer,
        { Reason: TerminationReasons.Rejected } => AttemptOutcome.Refused,
        { Reason: TerminationReasons.Unreachable } => AttemptOutcome.Unreachable,
        _ => null,
    };
}
