namespace Telephony.Sip.Protection;

/// <summary>What becomes of a request.</summary>
internal enum ProtectionDecision
{
    /// <summary>It goes on.</summary>
    Pass,

    /// <summary>It gets no answer at all.</summary>
    Drop,

    /// <summary>503 without state: a trunk beyond its rate.</summary>
    Busy,

    /// <summary>It is challenged whatever its password: the pair or the source is locked, and a guess that hits must not be noticed.</summary>
    Challenge,
}
