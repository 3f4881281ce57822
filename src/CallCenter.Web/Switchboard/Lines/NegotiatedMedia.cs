using Telephony.Media;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Applies what was negotiated to a media leg.</summary>
internal static class NegotiatedMedia
{
    /// <summary>Sets address and format, or the format alone while the peer names no address (an old-style hold).</summary>
    public static void Take(this MediaEngine media, MediaLegId leg, NegotiationResult.Agreed agreed)
    {
        if (agreed.Remote is { } remote)
            media.SetRemote(leg, remote, agreed.Format);
        else
            media.SetFormat(leg, agreed.Format);
    }
}
