using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Ui.Kit;

/// <summary>Which mark a state wears; the table behind "one state, one shape, one word".</summary>
public static class Marks
{
    /// <summary>For an agent: the call's phase tells hold from talk, the reason tells a miss from a break.</summary>
    public static string Of(Presence presence, string? reason, CallPhase? phase) => presence switch
    {
        Presence.Ready => "ready",
        Presence.Ringing => "ringing",
        Presence.Busy => phase == CallPhase.Held ? "hold" : "talk",
        Presence.WrapUp => "wrap",
        Presence.NotReady => reason is NotReadyReasons.RingNoAnswer or NotReadyReasons.Declined or NotReadyReasons.DeviceLost ? "missed" : "break",
        _ => "off",
    };

    /// <summary>For a call.</summary>
    public static string Of(CallPhase phase) => phase switch
    {
        CallPhase.Talking or CallPhase.TransferredOut => "talk",
        CallPhase.Held or CallPhase.Parked => "hold",
        CallPhase.Offered or CallPhase.Dialling or CallPhase.Transferring => "ringing",
        CallPhase.Waiting => "ready",
        _ => "off",
    };
}
