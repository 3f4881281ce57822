namespace Telephony.Media.Rtp;

/// <summary>
/// Where a media leg's packets come from and go to: plain RTP over UDP for SIP phones and trunks,
/// SRTP over an ICE-validated path for the browser phone. Everything above it sees clear RTP only.
/// </summary>
public interface IRtpTransport : IDisposable
{
    /// <summary>Starts receiving. Called once; packets that arrived before are dropped.</summary>
    /// <param name="receiver">Gets every clear packet, on the transport's own receive path.</param>
    void Start(IRtpReceiver receiver);

    /// <summary>Sends one clear RTP packet; the transport protects it if it must. Never blocks, never throws:
    /// while there is no validated remote address the packet is dropped and counted.</summary>
    /// <param name="packet">A whole RTP packet, header included, at most 1,400 bytes. Valid only during the call.</param>
    void Send(ReadOnlySpan<byte> packet);
}
