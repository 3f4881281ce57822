using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Features.Demo;

/// <summary>One built-in customer on the line: his wires, his timers, what the page shows.</summary>
internal sealed class DemoParty(SipLegId leg, MediaLegId media, DemoCall view, DemoCallRequest request, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan DefaultHold = TimeSpan.FromMinutes(2);
    private readonly List<ITimer> _timers = [];
    private readonly Lock _gate = new();
    private bool _ended;

    public SipLegId Leg { get; } = leg;

    public MediaLegId Media { get; } = media;

    /// <summary>Our offer when he calls, theirs when he is called.</summary>
    public string? Offer { get; set; }

    public DemoCall View { get; private set; } = view;

    public TimeSpan Hold => request.HoldMs is { } ms ? TimeSpan.FromMilliseconds(ms) : DefaultHold;

    public void Show(DemoCallState state, DateTimeOffset now) => View = View with { State = state, Since = now };

    public void End(string ending, DateTimeOffset now)
    {
        Show(DemoCallState.Ended, now);
        View = View with { Ending = ending };
        Dispose();
    }

    /// <summary>Does something later unless the call has ended by then.</summary>
    public void After(TimeSpan wait, Action act)
    {
        lock (_gate)
        {
            if (!_ended)
                _timers.Add(clock.CreateTimer(_ => IfUp(act), null, wait, Timeout.InfiniteTimeSpan));
        }
    }

    /// <summary>Presses the asked keys one a second, from two seconds on; a comma waits for two seconds.</summary>
    public void Press(Action<char> send)
    {
        var at = TimeSpan.FromSeconds(2);
        foreach (var digit in request.Digits ?? "")
        {
            if (digit != ',')
                After(at, () => send(digit));
            at += TimeSpan.FromSeconds(digit == ',' ? 2 : 1);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            foreach (var timer in _timers)
                timer.Dispose();
            _timers.Clear();
        }
    }

    private void IfUp(Action act)
    {
        lock (_gate)
        {
            if (_ended)
                return;
        }

        try
        {
            act();
        }
        catch (MediaException)
        {
            // The call ended between the timer and the act: there is nothing left to press or play.
        }
    }
}
