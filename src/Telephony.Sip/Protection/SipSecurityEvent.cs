namespace Telephony.Sip.Protection;

/// <summary>Something an operator should know. Equal events of one source are one with a count, at most one report of each every 10 s; of one kind five sources are named in 10 s, more are one report without a source.</summary>
/// <param name="Kind">What.</param>
/// <param name="Source">From where; null when it concerns many. Without <paramref name="Until"/> it may be forged: a datagram names whom it likes.</param>
/// <param name="User">Which extension was claimed, for <see cref="SipSecurityKind.UserLocked"/>; cut at 32 characters, as sent by the peer and therefore not to be trusted.</param>
/// <param name="Count">How often since the last report, 1 or more.</param>
/// <param name="At">When it happened last, UTC.</param>
/// <param name="Until">How long the source or pair is locked, UTC; null when nothing is locked, or for many.</param>
public sealed record SipSecurityEvent(SipSecurityKind Kind, IPAddress? Source, string? User, int Count, DateTimeOffset At, DateTimeOffset? Until);
