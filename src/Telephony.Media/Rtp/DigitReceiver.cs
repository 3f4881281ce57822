namespace Telephony.Media.Rtp;

/// <summary>
/// Turns the repeated packets of RFC 4733 into one digit each. All packets of an event share a timestamp, so that is what tells
/// digits apart; the first end packet reports, and when all three end packets are lost, whatever comes next (or
/// <see cref="Expire"/>) does. Not thread safe; the leg's gate guards it.
/// </summary>
internal sealed class DigitReceiver
{
    private const int SamplesPerMs = 8;
    private bool _pending;
    private uint _timestamp;
    private bool _any;
    private TelephoneEvent _event;
    private long _lastArrival;

    /// <summary>An event packet.</summary>
    /// <returns>The digit to report, or null.</returns>
    public (char Digit, int DurationMs)? Accept(in TelephoneEvent telephoneEvent, uint timestamp, long arrival)
    {
        if (_any && timestamp == _timestamp)
        {
            if (!_pending)
                return null;
            _lastArrival = arrival;
            if (telephoneEvent.Duration >= _event.Duration || telephoneEvent.End)
                _event = telephoneEvent;
            return telephoneEvent.End ? Finish() : null;
        }

        // A late packet of an older event must not reopen it.
        if (_any && (int)(timestamp - _timestamp) < 0)
            return null;

        var previous = _pending ? Finish() : null;
        (_any, _pending, _timestamp, _event, _lastArrival) = (true, true, timestamp, telephoneEvent, arrival);
        if (!telephoneEvent.End)
            return previous;

        // Only end packets got through, so the digit is complete at once; if a predecessor is reported now, Expire reports this one.
        return previous ?? Finish();
    }

    /// <summary>The sender started a new time line: timestamps no longer compare.</summary>
    public void Reset()
    {
        if (!_pending)
            _any = false;
    }

    /// <summary>Reports an event whose end was lost, once nothing has come for <paramref name="patience"/>.</summary>
    public (char Digit, int DurationMs)? Expire(long now, long patience) => _pending && now - _lastArrival > patience ? Finish() : null;

    private (char Digit, int DurationMs)? Finish()
    {
        _pending = false;
        return (_event.Digit, _event.Duration / SamplesPerMs);
    }
}
