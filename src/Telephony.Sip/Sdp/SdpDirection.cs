namespace Telephony.Sip.Sdp;

/// <summary>Media direction seen from the side that states it (RFC 8866 §6.7).</summary>
[Flags]
public enum SdpDirection
{
    /// <summary>No media.</summary>
    Inactive = 0,

    /// <summary>Sends only.</summary>
    SendOnly = 1,

    /// <summary>Receives only.</summary>
    RecvOnly = 2,

    /// <summary>Both ways; the default.</summary>
    SendRecv = SendOnly | RecvOnly,
}
