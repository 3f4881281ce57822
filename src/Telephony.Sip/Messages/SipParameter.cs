namespace Telephony.Sip.Messages;

/// <summary>One <c>;name=value</c>; the value keeps its quotes or escapes so that it can be written back byte for byte.</summary>
internal readonly record struct SipParameter(string Name, string? Value);
