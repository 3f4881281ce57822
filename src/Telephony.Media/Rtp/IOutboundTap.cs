using Telephony.Media.Codecs;

namespace Telephony.Media.Rtp;

/// <summary>Gets a copy of the audio that a leg is sent. Runs on the packet path: copies and returns.</summary>
internal interface IOutboundTap
{
    void OnSent(G711Codec codec, ReadOnlySpan<byte> payload, uint timestamp, long now);
}
