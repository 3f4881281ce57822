namespace Telephony.Media.Dtls;

/// <summary>Where one DTLS association stands.</summary>
internal enum DtlsState
{
    Handshaking,
    Established,

    /// <summary>The peer said close_notify.</summary>
    Closed,

    /// <summary>The peer's certificate is not the one its SDP promised.</summary>
    WrongFingerprint,

    /// <summary>The handshake broke: alert, no common profile, too much data.</summary>
    Failed,
}
