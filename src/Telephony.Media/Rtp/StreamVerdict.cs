namespace Telephony.Media.Rtp;

internal enum StreamVerdict
{
    /// <summary>Use it.</summary>
    Fresh,

    /// <summary>Seen before.</summary>
    Duplicate,

    /// <summary>Another SSRC, or a sequence number far from the stream's.</summary>
    Rejected,
}
