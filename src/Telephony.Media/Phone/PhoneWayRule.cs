namespace Telephony.Media.Phone;

/// <summary>Which way a phone's audio takes: pure, so that the moment of every change is a matter of rules and not of threads.</summary>
internal static class PhoneWayRule
{
    /// <summary>An administrator's word stands before the agent's; "auto" leaves the choice to him.</summary>
    public static PhoneWayPolicy Combine(PhoneWayPolicy administrator, PhoneWayPolicy agent) =>
        administrator == PhoneWayPolicy.Auto ? agent : administrator;

    /// <summary>
    /// The way from now on. A way that works is never left in the middle of a call: a change costs the ear a gap. Between calls WebRTC is
    /// preferred (less delay, no head-of-line blocking). A way that is down is left at once; one that is no longer allowed too, in a call
    /// as soon as an allowed one is up.
    /// </summary>
    /// <param name="policy">What is allowed.</param>
    /// <param name="current">The way in use.</param>
    /// <param name="webRtcUp">Keys and path stand, and the page says so too.</param>
    /// <param name="webSocketUp">The page's audio graph runs and its socket is open.</param>
    /// <param name="inCall">Somebody is on the line.</param>
    public static PhoneWay Choose(PhoneWayPolicy policy, PhoneWay current, bool webRtcUp, bool webSocketUp, bool inCall)
    {
        var works = current == PhoneWay.WebRtc ? webRtcUp : current == PhoneWay.WebSocket && webSocketUp;
        webRtcUp &= policy != PhoneWayPolicy.WebSocket;
        webSocketUp &= policy != PhoneWayPolicy.WebRtc;
        if (inCall && current == PhoneWay.WebSocket && webSocketUp)
            return PhoneWay.WebSocket;
        if (webRtcUp)
            return PhoneWay.WebRtc;
        if (webSocketUp)
            return PhoneWay.WebSocket;
        return inCall && works ? current : PhoneWay.None;
    }
}
