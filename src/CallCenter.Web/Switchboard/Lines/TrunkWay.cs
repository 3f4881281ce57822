using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>One way out: a trunk and how to dial by it.</summary>
/// <param name="Trunk">Name of the trunk.</param>
/// <param name="Request">The call, without its offer.</param>
public sealed record TrunkWay(string Trunk, SipDialRequest Request);
