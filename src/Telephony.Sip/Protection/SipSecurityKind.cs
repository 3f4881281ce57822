namespace Telephony.Sip.Protection;

/// <summary>What the endpoint defended itself against.</summary>
public enum SipSecurityKind
{
    /// <summary>Too many wrong passwords of one user from one source: the pair is locked.</summary>
    UserLocked,

    /// <summary>Too many wrong passwords from one source: the source is locked.</summary>
    SourceLocked,

    /// <summary>More requests from one source than it may send.</summary>
    Flood,

    /// <summary>More requests from all strangers together than are served.</summary>
    StrangersFlood,

    /// <summary>A known scanning program, or a source that asks for name after name over a connection and proves none.</summary>
    Scanner,
}
