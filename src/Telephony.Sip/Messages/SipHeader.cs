namespace Telephony.Sip.Messages;

/// <summary>One header line, unfolded, value without outer white space.</summary>
internal readonly record struct SipHeader(string Name, string Value);
