namespace Telephony.Sip.Trunks;

/// <summary>Whether a provider answers.</summary>
public enum SipTrunkReach
{
    /// <summary>Not asked yet.</summary>
    Unknown,

    /// <summary>It answers, with whatever status but 503.</summary>
    Up,

    /// <summary>Silent, unreachable, or out of service (503).</summary>
    Down,
}
