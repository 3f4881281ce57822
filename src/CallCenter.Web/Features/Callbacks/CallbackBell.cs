namespace CallCenter.Web.Features.Callbacks;

/// <summary>Rings when the ledger of call-backs may have changed: after a change made here and after every wake, so that open pages read again.
/// It carries nothing: the ledger is the truth.</summary>
internal sealed class CallbackBell
{
    /// <summary>Raised on the ringer's thread.</summary>
    public event Action? Rang;

    /// <summary>Something changed, or a minute passed.</summary>
    public void Ring() => Rang?.Invoke();
}
