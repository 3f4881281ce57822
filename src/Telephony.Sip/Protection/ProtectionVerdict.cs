namespace Telephony.Sip.Protection;

/// <summary>Answer of <see cref="ProtectionRules"/> to one event.</summary>
/// <param name="Decision">What becomes of the request.</param>
/// <param name="Report">What to tell the operator, or null.</param>
/// <param name="LockedFor">With a report: how long the lock stands.</param>
/// <param name="BanFor">Not zero: from now on bytes of this source need not be parsed for so long.</param>
internal readonly record struct ProtectionVerdict(ProtectionDecision Decision, SipSecurityKind? Report = null, TimeSpan LockedFor = default, TimeSpan BanFor = default)
{
    public static readonly ProtectionVerdict Pass = new(ProtectionDecision.Pass);

    public static readonly ProtectionVerdict Drop = new(ProtectionDecision.Drop);
}
