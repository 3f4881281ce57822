namespace Telephony.Sip.Dialogs;

/// <summary>Where a leg stands.</summary>
internal enum CallPhase
{
    /// <summary>Outgoing: INVITE sent, nothing heard.</summary>
    Calling,

    /// <summary>Outgoing: a provisional response came.</summary>
    Proceeding,

    /// <summary>Outgoing: given up, waiting for the final response.</summary>
    Cancelling,

    /// <summary>Incoming: waiting for our answer.</summary>
    Incoming,

    /// <summary>Incoming: 2xx sent, waiting for the ACK.</summary>
    Answered,

    /// <summary>The session stands.</summary>
    Confirmed,

    /// <summary>Ended for the user; a BYE is still on its way.</summary>
    Ending,

    /// <summary>Nothing left to do.</summary>
    Ended,
}
