using System.Diagnostics.CodeAnalysis;
using System.Net;
using Telephony.Sip;
using Telephony.Sip.Trunks;

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

    /// <summary>Every way to a number, the best first: the next is taken when one gives no answer. Empty: there is none.</summary>
    IReadOnlyList<TrunkWay> WaysTo(string trunk, string number, string callerId) =>
        TryRoute(trunk, number, callerId, out var request) ? [new TrunkWay(trunk, request)] : [];

    /// <summary>Takes a channel for a caller; a refusal says how to turn him away. Given back by <see cref="Release"/>.</summary>
    /// <param name="trunk">The trunk he comes by.</param>
    /// <param name="called">The number he called; never redirected to itself.</param>
    EntryRefusal? Enter(string trunk, string called) => null;

    /// <summary>Takes a channel for a call outwards.</summary>
    bool TryTake(string trunk) => true;

    /// <summary>Gives a channel back.</summary>
    void Release(string trunk)
    {
        // Who counts no channels has none to take back.
    }

    /// <summary>A trunk answers, or does not any more.</summary>
    void Note(SipTrunkState state)
    {
        // Who knows one way only tries it whatever its state.
    }
}
