using System.Net;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Applies what was negotiated to a media leg.</summary>
internal static class NegotiatedMedia
{
    /// <summary>Sets address and format, or the format alone while the peer names no address (an old-style hold).</summary>
    /// <param name="media">The engine.</param>
    /// <param name="leg">The media leg.</param>
    /// <param name="agreed">What was negotiated.</param>
    /// <param name="signalling">Where the peer's SIP comes from: a phone behind NAT is found there, and nobody else is.</param>
    public static void Take(this IMediaEngine media, MediaLegId leg, NegotiationResult.Agreed agreed, IPAddress? signalling = null)
    {
        if (agreed.Remote is { } remote)
            media.SetRemote(leg, remote, agreed.Format, signalling);
        else
            media.SetFormat(leg, agreed.Format);
    }
}
