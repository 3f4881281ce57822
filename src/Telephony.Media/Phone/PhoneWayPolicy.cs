namespace Telephony.Media.Phone;

/// <summary>Which ways a browser phone may use.</summary>
public enum PhoneWayPolicy
{
    /// <summary>WebRTC where it works, the WebSocket where it does not.</summary>
    Auto,

    /// <summary>WebRTC or nothing.</summary>
    WebRtc,

    /// <summary>The WebSocket always.</summary>
    WebSocket,
}
