namespace Telephony.Sip.Trunks;

/// <summary>How our registration at a provider stands.</summary>
public enum SipTrunkRegistration
{
    /// <summary>None is wanted.</summary>
    None,

    /// <summary>Asked for, no answer yet.</summary>
    Trying,

    /// <summary>The provider knows where we are.</summary>
    Registered,

    /// <summary>Refused, unanswered, or granted for no time at all; tried again with growing pauses.</summary>
    Failed,

    /// <summary>Being taken back, or taken back.</summary>
    Leaving,
}
