namespace Telephony.Sip.Dialogs;

/// <summary>A provisional response that waits for its PRACK (RFC 3262 §3).</summary>
/// <param name="Response">As sent and repeated.</param>
/// <param name="Number">Its RSeq.</param>
/// <param name="Interval">Time to the next repetition.</param>
internal sealed record ReliableProvisional(SipResponse Response, uint Number, TimeSpan Interval);
