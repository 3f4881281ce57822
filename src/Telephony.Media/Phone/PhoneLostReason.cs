namespace Telephony.Media.Phone;

/// <summary>Why a browser phone's media ended.</summary>
public enum PhoneLostReason
{
    /// <summary>No authentic connectivity check for 30 s: the browser is gone or its network is (RFC 7675).</summary>
    ConsentExpired,

    /// <summary>The browser closed the connection (DTLS close_notify).</summary>
    ClosedByPeer,

    /// <summary>The browser's certificate is not the one its offer promised: somebody is in between.</summary>
    WrongFingerprint,

    /// <summary>The DTLS handshake broke.</summary>
    HandshakeFailed,

    /// <summary>No path and no keys within the time a browser needs, many times over.</summary>
    NeverConnected,

    /// <summary>A new offer of another page replaced this connection.</summary>
    Replaced,

    /// <summary>The WebSocket that carried the audio closed, or its page stopped its audio.</summary>
    SocketClosed,

    /// <summary>The page's WebSocket is open, but nothing came by it for 5 s: its network or its machine is gone.</summary>
    SocketSilent,
}
