namespace Telephony.Sip.Dialogs;

/// <summary>Why a leg sent a request: tells what its response means.</summary>
internal enum RequestPurpose
{
    Invite,
    Cancel,
    Bye,
    ReInvite,

    /// <summary>BYE of a dialog that lost the fork race; its outcome does not matter.</summary>
    StrayBye,
}
