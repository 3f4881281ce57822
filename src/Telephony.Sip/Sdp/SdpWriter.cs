using System.Text;

namespace Telephony.Sip.Sdp;

/// <summary>Writes our descriptions.</summary>
internal static class SdpWriter
{
    public static StringBuilder Session(SdpLocalMedia local)
    {
        var family = local.Rtp.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "IP6" : "IP4";
        return new StringBuilder(256)
            .Append(CultureInfo.InvariantCulture, $"v=0\r\no=- {local.SessionId} {local.Version} IN {family} {local.Rtp.Address}\r\ns=-\r\nc=IN {family} {local.Rtp.Address}\r\nt=0 0\r\n");
    }

    public static void Audio(StringBuilder text, SdpLocalMedia local, ReadOnlySpan<(int Payload, SdpCodec Codec)> codecs, int? telephoneEvent, SdpDirection direction)
    {
        text.Append(CultureInfo.InvariantCulture, $"m=audio {local.Rtp.Port} RTP/AVP");
        foreach (var (payload, _) in codecs) text.Append(CultureInfo.InvariantCulture, $" {payload}");
        if (telephoneEvent is { } number) text.Append(CultureInfo.InvariantCulture, $" {number}");
        text.Append("\r\n");
        foreach (var (payload, codec) in codecs) text.Append(CultureInfo.InvariantCulture, $"a=rtpmap:{payload} {(codec == SdpCodec.Pcmu ? "PCMU" : "PCMA")}/8000\r\n");
        if (telephoneEvent is { } events) text.Append(CultureInfo.InvariantCulture, $"a=rtpmap:{events} telephone-event/8000\r\na=fmtp:{events} 0-15\r\n");
        text.Append(CultureInfo.InvariantCulture, $"a=ptime:{local.PtimeMs}\r\na={Name(direction)}\r\n");
    }

    /// <summary>RFC 3264 §6: "To reject an offered stream, the port number in the corresponding stream in the answer MUST be set to zero. Any media formats listed are ignored. At least one MUST be present."</summary>
    public static void Rejected(StringBuilder text, SdpMedia media) =>
        text.Append(CultureInfo.InvariantCulture, $"m={media.Kind} 0 {media.Protocol} {media.Formats[0]}\r\n");

    private static string Name(SdpDirection direction) => direction switch
    {
        SdpDirection.SendRecv => "sendrecv",
        SdpDirection.SendOnly => "sendonly",
        SdpDirection.RecvOnly => "recvonly",
        _ => "inactive",
    };
}
