namespace Telephony.Media.Phone;

/// <summary>The words of ways and policies on the wire, in the setting and in the API.</summary>
public static class PhoneWayWords
{
    /// <summary>The policy by its wire word; anything unknown is "auto".</summary>
    public static PhoneWayPolicy Read(string? word) => word switch
    {
        "webrtc" => PhoneWayPolicy.WebRtc,
        "websocket" => PhoneWayPolicy.WebSocket,
        _ => PhoneWayPolicy.Auto,
    };

    /// <summary>The wire word.</summary>
    public static string Word(PhoneWayPolicy policy) => policy switch
    {
        PhoneWayPolicy.WebRtc => "webrtc",
        PhoneWayPolicy.WebSocket => "websocket",
        _ => "auto",
    };

    /// <summary>The wire word.</summary>
    public static string Word(PhoneWay way) => way switch
    {
        PhoneWay.WebRtc => "webrtc",
        PhoneWay.WebSocket => "websocket",
        _ => "none",
    };
}
