using Telephony.Calls;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>The pops of calls that are on the floor: at most so many, the oldest goes first.</summary>
internal sealed class LivePops(int limit)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<InteractionId, CallerPop> _pops = [];
    private readonly Queue<InteractionId> _order = new();

    public CallerPop? Find(InteractionId interaction)
    {
        lock (_gate)
        {
            return _pops.GetValueOrDefault(interaction);
        }
    }

    public void Put(CallerPop pop)
    {
        lock (_gate)
        {
            _pops[pop.Interaction] = pop;
            _order.Enqueue(pop.Interaction);
            // The order also holds contacts that are gone already; they cost nothing here.
            while (_order.Count > limit)
                _pops.Remove(_order.Dequeue());
        }
    }

    /// <summary>Replaces a pop; a change that gives null leaves it. Returns the new one, or null when nothing changed.</summary>
    public CallerPop? Change(InteractionId interaction, Func<CallerPop, CallerPop?> change)
    {
        lock (_gate)
        {
            if (!_pops.TryGetValue(interaction, out var pop) || change(pop) is not { } next)
                return null;
            return _pops[interaction] = next;
        }
    }

    public void Drop(InteractionId interaction)
    {
        lock (_gate)
        {
            _pops.Remove(interaction);
        }
    }
}
