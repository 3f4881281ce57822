namespace CallCenter.Web.Switchboard.Lines;

/// <summary>How many channels of each trunk are taken, both ways together. One lock: a channel is taken or refused, never both.</summary>
internal sealed class TrunkChannels
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>Channels of all trunks.</summary>
    public int All
    {
        get
        {
            lock (_gate)
                return _all;
        }
    }

    /// <summary>Channels of one trunk.</summary>
    public int Of(string trunk)
    {
        lock (_gate)
            return _taken.GetValueOrDefault(trunk);
    }

    /// <summary>Takes one; false when the trunk has no more, or the house bears no more.</summary>
    public bool TryTake(string trunk, int limit, int limitOfAll)
    {
        lock (_gate)
        {
            var taken = _taken.GetValueOrDefault(trunk);
            if (taken >= limit || _all >= limitOfAll)
                return false;
            _taken[trunk] = taken + 1;
            _all++;
            return true;
        }
    }

    /// <summary>Gives one back.</summary>
    public void Release(string trunk)
    {
        lock (_gate)
        {
            if (_taken.GetValueOrDefault(trunk) is not (> 0 and var taken))
                return;
            _all--;
            if (taken == 1)
                _taken.Remove(trunk);
            else
                _taken[trunk] = taken - 1;
        }
    }
}
