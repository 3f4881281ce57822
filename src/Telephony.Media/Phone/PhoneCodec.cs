namespace Telephony.Media.Phone;

/// <summary>The codecs a browser phone speaks with us: G.711 only, so that no leg is ever transcoded beyond a table.</summary>
public enum PhoneCodec
{
    /// <summary>G.711 mu-law, 8,000 samples/s (RFC 3551 §4.5.14).</summary>
    Pcmu,

    /// <summary>G.711 A-law, 8,000 samples/s (RFC 3551 §4.5.14).</summary>
    Pcma,
}
