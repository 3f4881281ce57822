using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Telephony.Media.Dtls;
using Telephony.Media.Ice;

namespace Telephony.Media.Phone;

/// <summary>Writes the answer: ICE-lite, DTLS server, one host candidate, one audio stream (RFC 8829 §5.3, RFC 8839, RFC 8842).</summary>
internal sealed record PhoneAnswer(IPEndPoint Advertised, IceCredentials Credentials, CertificateFingerprint Fingerprint, uint Ssrc, ulong SessionId, int Version)
{
    /// <summary>Type preference host (126), local preference 65535, component 1 (RFC 8445 §5.1.2.1).</summary>
    private const uint HostPriority = (126u << 24) + (65535u << 8) + 255;

    public string Write(PhoneOffer offer)
    {
        var sdp = new StringBuilder();
        var family = Advertised.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4";
        Line(sdp, "v=0");
        Line(sdp, $"o=- {SessionId} {Version} IN {family} {Advertised.Address}");
        Line(sdp, "s=-");
        Line(sdp, "t=0 0");
        Line(sdp, "a=ice-lite");
        if (offer.IsBundled)
            Line(sdp, $"a=group:BUNDLE {offer.Mid}");
        Line(sdp, "a=msid-semantic: WMS phone");
        for (var i = 0; i < offer.MediaLines.Count; i++)
        {
            if (i == offer.AudioLine)
                Audio(sdp, offer, family);
            else
                Rejected(sdp, offer.MediaLines[i]);
        }

        return sdp.ToString();
    }

    private void Audio(StringBuilder sdp, PhoneOffer offer, string family)
    {
        var format = offer.Format;
        var types = format.TelephoneEventPayloadType is { } events ? $"{format.AudioPayloadType} {events}" : $"{format.AudioPayloadType}";
        var name = format.Codec == PhoneCodec.Pcmu ? "PCMU" : "PCMA";
        Line(sdp, $"m=audio {Advertised.Port} {offer.AudioProtocol} {types}");
        Line(sdp, $"c=IN {family} {Advertised.Address}");
        Line(sdp, $"a=mid:{offer.Mid}");
        Line(sdp, "a=sendrecv");
        Line(sdp, "a=rtcp-mux");
        Line(sdp, $"a=ice-ufrag:{Credentials.UserFragment}");
        Line(sdp, $"a=ice-pwd:{Credentials.Password}");
        Line(sdp, $"a=fingerprint:sha-256 {Fingerprint}");
        Line(sdp, "a=setup:passive");
        Line(sdp, $"a=rtpmap:{format.AudioPayloadType} {name}/8000");
        if (format.TelephoneEventPayloadType is { } type)
        {
            Line(sdp, $"a=rtpmap:{type} telephone-event/8000");
            Line(sdp, $"a=fmtp:{type} 0-16");
        }

        Line(sdp, "a=ptime:20");
        Line(sdp, "a=msid:phone audio");
        Line(sdp, $"a=ssrc:{Ssrc} cname:{RtcpReporter.CanonicalName}");
        Line(sdp, $"a=candidate:1 1 udp {HostPriority} {Advertised.Address} {Advertised.Port} typ host");
        Line(sdp, "a=end-of-candidates");
    }

    /// <summary>Every media line must be answered in its place; port 0 says no (RFC 3264 §6).</summary>
    private static void Rejected(StringBuilder sdp, string media)
    {
        var fields = media.Split(' ');
        if (fields.Length < 4)
            throw new PhoneOfferException("a media line is malformed");
        Line(sdp, $"m={fields[0]} 0 {fields[2]} {fields[3]}");
        Line(sdp, "c=IN IP4 0.0.0.0");
        Line(sdp, "a=inactive");
    }

    private static void Line(StringBuilder sdp, FormattableString line) => sdp.Append(line.ToString(CultureInfo.InvariantCulture)).Append("\r\n");

    private static void Line(StringBuilder sdp, string line) => sdp.Append(line).Append("\r\n");
}
