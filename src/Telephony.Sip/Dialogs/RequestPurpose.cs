namespace Telephony.Sip.Dialogs;

/// <summary>Why a leg sent a request: tells what its response means.</summary>
internal enum RequestPurpose
{
    Invite,
    Cancel,
    Bye,
    ReInvite,

    /// <summary>UPDATE or re-INVITE that only keeps the session alive (RFC 4028).</summary>
    Refresh,

    /// <summary>NOTIFY of what became of a REFER.</summary>
    Notify,

    /// <summary>INFO with a digit.</summary>
    Info,

    /// <summary>BYE of a dialog that lost the fork race; its outcome does not matter.</summary>
    StrayBye,

    /// <summary>OPTIONS or REGISTER to a trunk; belongs to no leg.</summary>
    Trunk,
}
