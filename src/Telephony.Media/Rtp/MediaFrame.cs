using Telephony.Media.Codecs;

namespace Telephony.Media.Rtp;

/// <summary>One payload on its way from a speaker to a listener, with the speaker's own numbering.</summary>
/// <param name="epoch">Changes when the speaker's numbering starts anew.</param>
/// <param name="sequence">The speaker's sequence number; gaps are kept on the way out.</param>
/// <param name="timestamp">The speaker's timestamp, 8 kHz.</param>
/// <param name="codec">Law of the payload; meaningless for an event.</param>
/// <param name="payload">Audio bytes, or the four bytes of a telephone event.</param>
/// <param name="now">Timestamp of the engine's clock.</param>
internal readonly ref struct MediaFrame(int epoch, ushort sequence, uint timestamp, G711Codec codec, ReadOnlySpan<byte> payload, long now)
{
    public readonly int Epoch = epoch;
    public readonly ushort Sequence = sequence;
    public readonly uint Timestamp = timestamp;
    public readonly G711Codec Codec = codec;
    public readonly ReadOnlySpan<byte> Payload = payload;
    public readonly long Now = now;
}
