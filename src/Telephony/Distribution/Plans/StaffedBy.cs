namespace Telephony.Distribution.Plans;

/// <summary>Whose presence makes a queue staffed.</summary>
public enum StaffedBy
{
    /// <summary>Members who are ready, ringing, on a call or wrapping up; the default.</summary>
    Working,

    /// <summary>Members who are not ready count, too: they come back.</summary>
    SignedIn,

    /// <summary>Only members who are ready at this moment.</summary>
    Ready,
}
