namespace Telephony.Sip.Sdp;

/// <summary>What offer/answer needs of an RFC 8866 session description.</summary>
internal sealed record SdpDescription(ImmutableArray<SdpMedia> Media);
