namespace Telephony.Media.Phone;

/// <summary>What a frame on the WebSocket carries.</summary>
internal enum VoiceFrameKind
{
    /// <summary>Nothing but its acknowledgement: the page's microphone is not running.</summary>
    KeepAlive = 0,

    /// <summary>G.711 mu-law at 8,000 samples/s.</summary>
    Pcmu = 1,

    /// <summary>G.711 A-law at 8,000 samples/s.</summary>
    Pcma = 2,

    /// <summary>A telephone event's four bytes (RFC 4733 §2.3); the timestamp is that of its beginning.</summary>
    Event = 3,
}
