namespace Telephony.Media.Rtp;

/// <summary>Takes the packets that an <see cref="IRtpTransport"/> accepted (source checked, SRTP authenticated).</summary>
public interface IRtpReceiver
{
    /// <summary>One clear RTP packet. Runs on the receive path: must not block and must not keep the span.</summary>
    /// <param name="packet">A whole RTP packet, header included; may be changed in place.</param>
    /// <param name="arrival">Monotonic instant of arrival, in ticks of the engine's <see cref="TimeProvider"/> (GetTimestamp).</param>
    void OnPacket(Span<byte> packet, long arrival);
}
