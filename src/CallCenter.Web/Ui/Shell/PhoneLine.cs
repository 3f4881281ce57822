namespace CallCenter.Web.Ui.Shell;

/// <summary>The line under the top bar is the phone line: the page that knows the call's state sets its texture, the layout draws it. One per circuit.</summary>
public sealed class PhoneLine
{
    /// <summary>No call.</summary>
    public const string Idle = "idle";

    /// <summary>One of idle, ringing, talk, hold, wrap, monitor, lost.</summary>
    public string State { get; private set; } = Idle;

    /// <summary>How much of the after-call time is left, 0 to 100; only with <c>wrap</c>.</summary>
    public int? LeftPercent { get; private set; }

    /// <summary>The texture changed.</summary>
    public event Action? Changed;

    /// <summary>Sets the texture; a page sets <see cref="Idle"/> when it goes.</summary>
    public void Set(string state, int? leftPercent = null)
    {
        if (state == State && leftPercent == LeftPercent)
            return;
        (State, LeftPercent) = (state, leftPercent);
        Changed?.Invoke();
    }
}
