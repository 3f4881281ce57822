namespace Telephony.Media.Phone;

/// <summary>By which way the audio of a browser phone travels.</summary>
public enum PhoneWay
{
    /// <summary>None: no way is up.</summary>
    None,

    /// <summary>SRTP over UDP, set up by ICE and DTLS (RFC 8834).</summary>
    WebRtc,

    /// <summary>G.711 frames over the phone's own WebSocket: passes every proxy, needs no OpenSSL.</summary>
    WebSocket,
}
