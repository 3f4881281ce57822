namespace CallCenter.Web.Features.Security;

/// <summary>What a security event is about; the name is also its text's key and, in camel case, its type in <c>/api/v1/events</c> behind <c>security.</c>.</summary>
public enum SecurityKind
{
    /// <summary>Too many wrong passwords of one extension from one source.</summary>
    UserLocked,

    /// <summary>Too many wrong passwords from one source.</summary>
    SourceLocked,

    /// <summary>More requests from one source than it may send.</summary>
    Flood,

    /// <summary>More requests from all strangers together than are served.</summary>
    StrangersFlood,

    /// <summary>A scanning program, or a source that tries name after name.</summary>
    Scanner,

    /// <summary>A call outwards that the rules keep in.</summary>
    OutboundDenied,

    /// <summary>A call from an address that is neither a trunk's nor proved a password.</summary>
    StrangerCall,

    /// <summary>The house is full: callers are turned away so that those inside stay clean.</summary>
    AdmissionFull,

    /// <summary>All channels of a trunk are taken.</summary>
    TrunkFull,
}
