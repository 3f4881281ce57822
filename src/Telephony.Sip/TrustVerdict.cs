namespace Telephony.Sip;

/// <summary>What a new INVITE from a source must do.</summary>
internal enum TrustVerdict
{
    /// <summary>A trunk: accepted, its identity headers count.</summary>
    Trunk,

    /// <summary>Prove the password of an extension.</summary>
    Challenge,

    /// <summary>403.</summary>
    Forbidden,
}
