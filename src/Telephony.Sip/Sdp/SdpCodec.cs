namespace Telephony.Sip.Sdp;

/// <summary>The audio codecs of this product; the value is the static payload type of RFC 3551.</summary>
public enum SdpCodec
{
    /// <summary>G.711 µ-law, payload type 0.</summary>
    Pcmu = 0,

    /// <summary>G.711 A-law, payload type 8.</summary>
    Pcma = 8,
}
