namespace Telephony.Media.Codecs;

/// <summary>The two companding laws of ITU-T G.711; both carry 8,000 samples a second, one byte a sample.</summary>
public enum G711Codec
{
    /// <summary>µ-law, RTP payload type 0 (RFC 3551), WAV format tag 7.</summary>
    Pcmu,

    /// <summary>A-law, RTP payload type 8 (RFC 3551), WAV format tag 6. The usual law of Chinese trunks.</summary>
    Pcma,
}
