namespace Telephony.Sip;

/// <summary>One registered contact of an extension (RFC 3261 §10).</summary>
/// <param name="Contact">Contact URI as registered.</param>
/// <param name="Source">Where the REGISTER came from: requests go there when it differs from the contact (NAT).</param>
/// <param name="Transport">Transport of the registration.</param>
/// <param name="ExpiresAt">When it lapses unless refreshed, UTC.</param>
/// <param name="Quality">q value, 0 to 1.</param>
public sealed record SipBinding(string Contact, IPEndPoint Source, SipTransportProtocol Transport, DateTimeOffset ExpiresAt, double Quality);
