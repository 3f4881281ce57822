using System.Net;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>What an offer and an answer came to.</summary>
internal abstract record NegotiationResult
{
    private NegotiationResult()
    {
    }

    /// <summary>Where their media is (null: held by c=0.0.0.0), in which format, and the SDP to send back (null when ours was the offer).</summary>
    public sealed record Agreed(IPEndPoint? Remote, LegFormat Format, string? Sdp) : NegotiationResult
    {
        /// <summary>They do not listen: hold in any of its forms.</summary>
        public bool IsHold => Format.Direction is MediaDirection.ReceiveOnly or MediaDirection.Inactive;
    }

    /// <summary>No common codec or an SDP that does not parse.</summary>
    public sealed record NotAcceptable(string Reason) : NegotiationResult;
}
