namespace Telephony.Sip.Registrar;

/// <summary>One row of the location table.</summary>
/// <param name="Contact">Contact as registered.</param>
/// <param name="Quality">q.</param>
/// <param name="ExpiresAt">End, UTC.</param>
/// <param name="CallId">Call-ID of the REGISTER.</param>
/// <param name="CSeq">CSeq of the REGISTER.</param>
/// <param name="Flow">Where it came from.</param>
internal sealed record Binding(NameAddress Contact, double Quality, DateTimeOffset ExpiresAt, string CallId, uint CSeq, SipFlow Flow);
