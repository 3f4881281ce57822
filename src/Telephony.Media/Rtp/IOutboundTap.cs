using Telephony.Media.Codecs;

namespace Telephony.Media.Rtp;

/// <summary>Gets a copy of the audio that a leg is sent. Runs on the packet path: copies and returns.</summary>
internal interface IOutboundTap
{
    /// <param name="codec">Law of the payload.</param>
    /// <param name="payload">The audio.</param>
    /// <param name="epoch">Changes with each speaker.</param>
    /// <param name="timestamp">RTP timestamp of the packet.</param>
    /// <param name="now">Timestamp of the engine's clock.</param>
    void OnSent(G711Codec codec, ReadOnlySpan<byte> payload, int epoch, uint timestamp, long now);
}
