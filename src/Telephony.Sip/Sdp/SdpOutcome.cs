namespace Telephony.Sip.Sdp;

/// <summary>Result of an offer/answer exchange (RFC 3264).</summary>
public abstract record SdpOutcome
{
    private SdpOutcome()
    {
    }

    /// <summary>Both sides agree.</summary>
    /// <param name="Remote">Where to send RTP; address 0.0.0.0 or port 0 never appear: then nothing is sent (see <see cref="Direction"/>) and the value is <c>null</c>.</param>
    /// <param name="Codec">Codec to send and expect.</param>
    /// <param name="PayloadType">Payload type of the codec as the peer numbered it.</param>
    /// <param name="TelephoneEvent">Payload type to send telephone-event with, or null when the peer takes none.</param>
    /// <param name="Direction">Our direction.</param>
    /// <param name="IsHeld">The peer put us on hold (sendonly, inactive, or c=0.0.0.0).</param>
    /// <param name="PtimeMs">Packet time that the peer wishes, 10 to 60 ms.</param>
    /// <param name="LocalSdp">The answer to send; empty when we were the offerer.</param>
    public sealed record Negotiated(IPEndPoint? Remote, SdpCodec Codec, int PayloadType, int? TelephoneEvent, SdpDirection Direction, bool IsHeld, int PtimeMs, string LocalSdp) : SdpOutcome;

    /// <summary>No session.</summary>
    /// <param name="Status">400 for SDP that cannot be read, 488 for no common media.</param>
    /// <param name="Reason">What is wrong, for the log.</param>
    public sealed record Refused(int Status, string Reason) : SdpOutcome;
}
