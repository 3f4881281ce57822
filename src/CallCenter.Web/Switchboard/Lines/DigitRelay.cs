using System.Collections.Concurrent;
using Telephony.Calls;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Carries digits between parties who say them in different ways: RFC 4733 events where a party's SDP takes them, else SIP INFO. What both ends say
/// as events is passed on packet by packet by the media engine and not touched here. Runs on the SIP loop, the media facts' loop and a page's thread.</summary>
internal sealed class DigitRelay
{
    /// <summary>Lines that sent a digit; an entry goes with its line.</summary>
    private readonly ConcurrentDictionary<LegId, TwinDigits> _twins = new();

    private readonly TimeProvider _clock;
    private readonly LineTable _lines;
    private readonly Lazy<IMediaEngine> _media;
    private readonly Lazy<SipEndpoint> _sip;

    public DigitRelay(LineTable lines, Lazy<SipEndpoint> sip, Lazy<IMediaEngine> media, TimeProvider? clock = null)
    {
        (_lines, _sip, _media, _clock) = (lines, sip, media, clock ?? TimeProvider.System);
        lines.Removed += line => _twins.TryRemove(line.Leg, out _);
    }

    /// <summary>A digit that came by INFO, to everybody who hears that party.</summary>
    /// <returns>Whether anybody hears it, or has heard it by the other way: then it is talk between people, which may be secret and is no key of the exchange's.</returns>
    public bool FromInfo(Line from, char digit, int durationMs)
    {
        if (IsTwin(from, isInfo: true, digit, durationMs))
            return true;
        var listeners = _media.Value.ListenersOf(from.Media);
        foreach (var (listener, takesEvents) in listeners)
        {
            if (takesEvents)
                TryEvent(listener, digit, durationMs);
            else
                Inform(listener, digit, durationMs);
        }

        return listeners.Count > 0;
    }

    /// <summary>A digit that came as events. Who takes events has them already; the others get an INFO.</summary>
    /// <returns>Whether anybody hears it, or has heard it by the other way.</returns>
    public bool FromEvents(Line from, char digit, int durationMs)
    {
        if (IsTwin(from, isInfo: false, digit, durationMs))
            return true;
        var listeners = _media.Value.ListenersOf(from.Media);
        foreach (var (listener, takesEvents) in listeners)
        {
            if (!takesEvents)
                Inform(listener, digit, durationMs);
        }

        return listeners.Count > 0;
    }

    /// <summary>A digit that nobody pressed on a phone, to one party.</summary>
    /// <returns>Whether there is a way.</returns>
    public bool TrySend(Line to, char digit, int durationMs) => TryEvent(to.Media, digit, durationMs) || Inform(to.Media, digit, durationMs);

    private bool IsTwin(Line from, bool isInfo, char digit, int durationMs)
    {
        // A page's keys have no second way.
        if (from.Sip is null)
            return false;
        var twins = _twins.GetOrAdd(from.Leg, _ => new TwinDigits());
        if (!_lines.TryGet(from.Leg, out _))
            _twins.TryRemove(from.Leg, out _);
        return twins.IsTwin(isInfo, digit, durationMs, (long)_clock.GetElapsedTime(0).TotalMilliseconds);
    }

    private bool TryEvent(MediaLegId leg, char digit, int durationMs)
    {
        try
        {
            _media.Value.SendDigit(leg, digit, durationMs);
            return true;
        }
        catch (MediaException)
        {
            // No events agreed, the leg went away a moment ago, or 64 digits wait, which are nobody's fingers.
            return false;
        }
    }

    /// <summary>By the dialog whose sound the phone has: of two calls the one that it does not hold.</summary>
    private bool Inform(MediaLegId leg, char digit, int durationMs)
    {
        if (!_lines.TryGet(leg, out var line) || (line is { Second: { } second, PhoneHolds: true } ? second : line.Sip) is not { } dialog)
            return false;
        _sip.Value.SendDigit(dialog, digit, durationMs);
        return true;
    }
}
