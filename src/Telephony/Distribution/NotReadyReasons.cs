namespace Telephony.Distribution;

/// <summary>Reason codes of <see cref="Presence.NotReady"/> that the core itself sets; administrators add others (break, meal, training…).</summary>
public static class NotReadyReasons
{
    /// <summary>Signed in and not yet ready: signing in never makes an agent ready.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Did not answer an offered call in time (RONA).</summary>
    public const string RingNoAnswer = "ring-no-answer";

    /// <summary>Rejected an offered call.</summary>
    public const string Declined = "declined";

    /// <summary>The chosen device is gone: browser phone lost or SIP phone no longer registered.</summary>
    public const string DeviceLost = "device-lost";

    /// <summary>His desktop did not come back in time.</summary>
    public const string LostLink = "lost-link";

    /// <summary>After-call work is over its limit and not complete.</summary>
    public const string WrapUpOverdue = "wrap-up-overdue";

    /// <summary>Listens to, whispers or barges into another's call; afterwards he is what he was before.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>Short break.</summary>
    public const string Break = "break";
}
