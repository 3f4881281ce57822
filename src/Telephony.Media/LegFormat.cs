using Telephony.Media.Codecs;

namespace Telephony.Media;

/// <summary>What SDP agreed for a leg.</summary>
/// <param name="Codec">The law of both directions.</param>
/// <param name="AudioPayloadType">RTP payload type of the audio, 0-127; 0 and 8 are the static ones.</param>
/// <param name="TelephoneEventPayloadType">Payload type of telephone-event/8000 (RFC 4733), or null: the peer takes no digits in RTP.</param>
/// <param name="Direction">Which way audio flows, seen from this engine.</param>
public sealed record LegFormat(G711Codec Codec, byte AudioPayloadType, byte? TelephoneEventPayloadType, MediaDirection Direction = MediaDirection.SendReceive)
{
    /// <summary>PCMU with its static payload type and telephone events on 101.</summary>
    public static LegFormat Pcmu { get; } = new(G711Codec.Pcmu, 0, 101);

    /// <summary>PCMA with its static payload type and telephone events on 101.</summary>
    public static LegFormat Pcma { get; } = new(G711Codec.Pcma, 8, 101);

    /// <summary>Packets may be sent.</summary>
    public bool Sends => Direction is MediaDirection.SendReceive or MediaDirection.SendOnly;

    /// <summary>
    /// Packets are expected, so their absence is a time-out. A peer that holds us may send music and mostly sends nothing, so that its silence says nothing.
    /// </summary>
    public bool MustReceive => Direction == MediaDirection.SendReceive;
}
