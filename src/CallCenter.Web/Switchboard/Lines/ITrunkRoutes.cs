using System.Diagnostics.CodeAnalysis;
using System.Net;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Which trunk a call came by, and where calls by a trunk are sent.</summary>
public interface ITrunkRoutes
{
    /// <summary>Name of the trunk whose allowed sources hold the address; the demo trunk's for loopback in demo mode; null for a stranger.</summary>
    string? NameOf(IPEndPoint source);

    /// <summary>The trunk that calls of ours take when nothing else is said.</summary>
    string DefaultTrunk { get; }

    /// <summary>The number of ours that is shown then.</summary>
    string DefaultCallerId { get; }

    /// <summary>How to dial a number by a trunk.</summary>
    bool TryRoute(string trunk, string number, string callerId, [NotNullWhen(true)] out SipDialRequest? request);
}
