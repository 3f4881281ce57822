namespace Telephony.Sip.Dialogs;

/// <summary>Timers of a leg, beside those of its transactions.</summary>
internal enum CallTimer
{
    /// <summary>Outgoing: the user's patience.</summary>
    Ring,

    /// <summary>Outgoing: the peer gave not even a 100.</summary>
    Silence,

    /// <summary>Outgoing: 64·T1 after CANCEL (RFC 3261 §9.1).</summary>
    CancelGiveUp,

    /// <summary>Incoming: repeat the provisional response each minute (§13.3.1.1).</summary>
    ProvisionalRefresh,

    /// <summary>Repeat a provisional response until its PRACK (RFC 3262 §3).</summary>
    ProvisionalRepeat,

    /// <summary>64·T1 without PRACK (RFC 3262 §3).</summary>
    ProvisionalGiveUp,

    /// <summary>Repeat the 2xx (§13.3.1.4).</summary>
    OkRepeat,

    /// <summary>64·T1 without ACK (§13.3.1.4).</summary>
    OkGiveUp,

    /// <summary>The user did not answer a re-offer.</summary>
    ReOfferPatience,

    /// <summary>Repeat our re-INVITE after 491 (§14.1).</summary>
    ReOfferRetry,

    /// <summary>Half of the session's life is over: refresh it (RFC 4028 §10).</summary>
    SessionRefresh,

    /// <summary>The session was not refreshed (RFC 4028 §10).</summary>
    SessionExpiry,

    /// <summary>The user did not answer a REFER.</summary>
    ReferPatience,

    /// <summary>Nothing became of a REFER in the life of its subscription (RFC 3515 §2.4.4).</summary>
    ReferExpiry,

    /// <summary>Forget a leg whose BYE is not answered.</summary>
    Forget,
}
