namespace Telephony.Media.Ice;

/// <summary>What a STUN datagram did.</summary>
internal enum IceCheck
{
    /// <summary>Not STUN, not for us, or not authentic: no answer, no change.</summary>
    Ignored,

    /// <summary>Authentic but not acceptable: an error response is ready, nothing changed.</summary>
    Refused,

    /// <summary>A valid check: success response ready, its source counts as validated.</summary>
    Validated,

    /// <summary>A valid check that also made its source the selected path.</summary>
    Selected,
}
