using CallCenter.Web.Features.ScreenPop;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Training;

/// <summary>What is known of the practising caller: told by the exercise, looked up nowhere.</summary>
internal sealed class PracticePops(CallerPop pop) : IScreenPops
{
    private CallerPop _pop = pop;

    private event Action<CallerPop>? Changed;

    /// <inheritdoc/>
    public CallerPop? Find(InteractionId interaction) => _pop.Interaction == interaction ? _pop : null;

    /// <inheritdoc/>
    public IDisposable Subscribe(AgentId agent, Action<CallerPop> onPop)
    {
        Changed += onPop;
        return new Listening(() => Changed -= onPop);
    }

    /// <summary>The call was offered: the desk gets the pop.</summary>
    public void Offer(AgentId agent, DateTimeOffset at)
    {
        _pop = _pop.Offered(agent, at) with { SentAt = _pop.SentAt ?? at };
        Changed?.Invoke(_pop);
    }

    /// <inheritdoc/>
    public void LookAgain(InteractionId interaction)
    {
        // A new customer of an exercise is in no store: there is nothing to look up.
    }

    /// <inheritdoc/>
    public void Shown(InteractionId interaction)
    {
        // Instants of an exercise belong to no history.
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
