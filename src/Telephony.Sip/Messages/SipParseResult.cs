namespace Telephony.Sip.Messages;

/// <summary>A message, an error, or neither (keep-alive bytes only).</summary>
internal readonly record struct SipParseResult(SipMessage? Message, SipParseError? Error)
{
    public bool IsKeepAlive => Message is null && Error is null;
}
