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

    private readonly ConcurrentDictionary<Guid, Termination?> _calls = new();
    private readonly ConcurrentQueue<Guid> _order = new();

    /// <summary>Raised when a dialled call ended; on the effect runner.</summary>
    public event Action<Guid>? Ended;

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        switch (fact.Fact)
        {
            case Fact.CallDialled { Purpose: DialCallback.Purpose } dialled:
                _calls[dialled.Interaction.Value] = null;
                _order.Enqueue(dialled.Interaction.Value);
                while (_order.Count > Limit && _order.TryDequeue(out var old))
                    _calls.TryRemove(old, out _);
                break;
            case Fact.CallEnded ended when _calls.ContainsKey(ended.Interaction.Value):
                _calls[ended.Interaction.Value] = ended.Termination;
                Ended?.Invoke(ended.Interaction.Value);
                break;
        }
    }

    /// <summary>What the call's ending says about the attempt; null while it goes on, or when it says nothing.</summary>
    public AttemptOutcome? Suggest(Guid? call) => call is { } id && _calls.TryGetValue(id, out var ending) && ending is not null ? Of(ending) : null;

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
