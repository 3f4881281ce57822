using CallCenter.Web.Switchboard;
using Crm.Domain.Messages;
using Persistence.Messages;
using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Messages;

/// <summary>Writes down what callers were promised as the exchange tells it, so that no promise dies with a line or with the process: a message is a task at once, a call-back
/// when the exchange could not keep it. Runs on the effect runner; the batched writer does the waiting.</summary>
internal sealed class MessageKeeper(LeftMessageWriter writer, MessageBoard board, TimeProvider clock, ILogger<MessageKeeper> logger) : IFactListener
{
    /// <summary>The outcome of a call-back that the exchange fulfilled.</summary>
    public const string Answered = "answered";

    /// <summary>Call-backs that are pending, with their queue: as many as the exchange keeps (<see cref="Limits.Callbacks"/>).</summary>
    private readonly Dictionary<InteractionId, string> _pending = [];

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        switch (fact.Fact)
        {
            case Fact.CallbackRequested f:
                _pending[f.Interaction] = f.Queue.Value;
                Keep(f.Interaction, LeftMessageKind.Callback, f.Queue.Value, f.At, LeftMessageState.Kept);
                break;
            case Fact.CallMoved f when _pending.ContainsKey(f.Interaction):
                _pending[f.Interaction] = f.To.Value;
                Keep(f.Interaction, LeftMessageKind.Callback, f.To.Value, f.At, LeftMessageState.Kept);
                break;
            case Fact.CallAnswered f when _pending.Remove(f.Interaction, out var queue):
                Keep(f.Interaction, LeftMessageKind.Callback, queue, f.At, LeftMessageState.Done, Answered, f.Agent.Value);
                break;
            case Fact.CallEnded f when _pending.Remove(f.Interaction, out var queue):
                var isMet = f.Termination.Reason == TerminationReasons.CallbackMet;
                Keep(f.Interaction, LeftMessageKind.Callback, queue, f.At, isMet ? LeftMessageState.Done : LeftMessageState.Open, f.Termination.Reason);
                break;
            case Fact.MessageLeft f:
                Keep(f.Interaction, LeftMessageKind.Message, f.Queue.Value, f.At, LeftMessageState.Open);
                break;
        }
    }

    private void Keep(InteractionId call, LeftMessageKind kind, string queue, DateTimeOffset at, LeftMessageState state, string? word = null, string? agent = null)
    {
        if (!writer.TryAdd(new LeftMessageChange(Guid.CreateVersion7(clock.GetUtcNow()), call.Value, kind, queue, at, state, word, agent)))
            Waiting.Log.PromiseLost(logger, kind.ToString());
        board.Ring();
    }
}
