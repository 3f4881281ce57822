namespace Telephony.Sip.Messages;

/// <summary>
/// Why bytes are not a message. <see cref="Status"/> is the answer that RFC 3261 prefers; <see cref="Partial"/> is what could be read of a
/// request, null when there is nobody to answer (a response, an ACK, no Via): such bytes are dropped and counted.
/// </summary>
internal sealed record SipParseError(int Status, string Rule, SipRequest? Partial)
{
    /// <summary>Nothing after it can be read from the stream that it came by.</summary>
    public bool EndsStream { get; init; }
}
