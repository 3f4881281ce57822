namespace CallCenter.Web.Switchboard.Lines;

/// <summary>
/// A phone that sends each key twice, by SIP INFO and as a telephone event (RFC 4733), has it heard once. A key that comes by one way is the twin of the same
/// key that came by the other within its own duration and half a second, each twin of one only; so a key pressed twice is heard twice, whatever the way.
/// Once a phone was caught, its INFOs are its events' doubles and count no more: the events are relayed while the key is still down.
/// </summary>
internal sealed class TwinDigits
{
    /// <summary>An INFO goes at the press or at the release and by another path; an event is complete at the release.</summary>
    public const int PatienceMs = 500;

    /// <summary>Keys within the patience; nobody types faster.</summary>
    private const int Maximum = 16;

    private readonly Lock _gate = new();
    private readonly List<Pressed> _alone = [];
    private bool _sendsBoth;

    /// <summary>A key arrived.</summary>
    /// <param name="isInfo">By INFO; else as an event.</param>
    /// <param name="digit">Which.</param>
    /// <param name="durationMs">How long it was held.</param>
    /// <param name="now">Milliseconds of a monotonic clock.</param>
    /// <returns>Whether it was heard already, or will be.</returns>
    public bool IsTwin(bool isInfo, char digit, int durationMs, long now)
    {
        lock (_gate)
        {
            if (_sendsBoth)
                return isInfo;
            _alone.RemoveAll(p => now - p.At > PatienceMs + Math.Max(p.DurationMs, durationMs));
            var twin = _alone.FindIndex(p => p.IsInfo != isInfo && p.Digit == digit);
            if (twin >= 0)
            {
                _alone.RemoveAt(twin);
                _sendsBoth = true;
                return true;
            }

            if (_alone.Count == Maximum)
                _alone.RemoveAt(0);
            _alone.Add(new Pressed(isInfo, digit, durationMs, now));
            return false;
        }
    }

    private readonly record struct Pressed(bool IsInfo, char Digit, int DurationMs, long At);
}
