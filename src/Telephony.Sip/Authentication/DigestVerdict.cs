namespace Telephony.Sip.Authentication;

/// <summary>Outcome of checking credentials.</summary>
internal enum DigestVerdict
{
    /// <summary>No usable credentials: challenge.</summary>
    Missing,

    /// <summary>The nonce is too old or its count was used: challenge with stale=true, no new password prompt.</summary>
    Stale,

    /// <summary>Wrong user or password: challenge, the same answer for both.</summary>
    Wrong,

    /// <summary>Proved.</summary>
    Accepted,
}
