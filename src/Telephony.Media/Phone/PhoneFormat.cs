namespace Telephony.Media.Phone;

/// <summary>What offer and answer agreed on.</summary>
/// <param name="Codec">The audio codec.</param>
/// <param name="AudioPayloadType">Its RTP payload type, 0-127.</param>
/// <param name="TelephoneEventPayloadType">Payload type of telephone-event/8000 (RFC 4733); null if the browser offers none.</param>
public readonly record struct PhoneFormat(PhoneCodec Codec, byte AudioPayloadType, byte? TelephoneEventPayloadType);
