namespace Telephony.Sip.Tests.Torture;

/// <summary>The 12 IPv6 messages of RFC 5118, rebuilt from the RFC's descriptions, with the answer this endpoint must give.</summary>
internal static class Rfc5118
{
    private const string Peer = "[2001:db8::9:1]";

    public static readonly (string Name, int Expected, string Text)[] Messages =
    [
        ("4.1 ipv6-good", 401, Register("[2001:db8::10]", "[2001:db8::10]")),
        ("4.2 ipv6-bad", 400, Register("2001:db8::10", "[2001:db8::10]")),
        ("4.3 port-ambiguous", 401, Register("[2001:db8::10:5070]", "[2001:db8::10]")),
        ("4.4 port-unambiguous", 401, Register("[2001:db8::10]:5070", "[2001:db8::10]")),
        ("4.5 via-received-param-with-delim", 481, Bye("received=[2001:db8::9:255]")),
        ("4.5 via-received-param-no-delim", 481, Bye("received=2001:db8::9:255")),
        ("4.6 ipv6-in-sdp", Rfc4475.Admitted, Invite("c=IN IP6 2001:db8::20\nt=3338481189 3370017201\nm=audio 6000 RTP/AVP 2\na=rtpmap:2 G726-32/8000\nm=video 6024 RTP/AVP 107\na=rtpmap:107 H263-1998/90000")),
        ("4.7 mult-ip-in-header", 481, $"BYE sip:user@host.example.net SIP/2.0\nVia: SIP/2.0/UDP {Peer}:6050;branch=z9hG4bKas3-111\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKjhja8781hjuaij65144\nVia: SIP/2.0/TCP [2001:db8::9:255];branch=z9hG4bK451jj;received=192.0.2.200\nCall-ID: 997077@lau.example.net\nMax-Forwards: 70\nCSeq: 89187 BYE\nTo: sip:user@example.net;tag=9817--94\nFrom: sip:user@example.com;tag=81x2\nContent-Length: 0\n"),
        ("4.8 mult-ip-in-sdp", Rfc4475.Admitted, Invite("t=0 0\nm=audio 22334 RTP/AVP 0\nc=IN IP4 192.0.2.1\nm=video 6024 RTP/AVP 107\nc=IN IP6 2001:db8::1\na=rtpmap:107 H263-1998/90000")),
        ("4.9 ipv4-mapped-ipv6", Rfc4475.Admitted, Invite("c=IN IP6 ::ffff:192.0.2.10\nt=0 0\nm=audio 6000 RTP/AVP 0").Replace("[2001:db8::20]", "[::ffff:192.0.2.10]:19823", StringComparison.Ordinal)),
        ("4.10 ipv6-bug-abnf-3-colons", 400, Options("[2001:db8:::192.0.2.1]")),
        ("4.10 ipv6-correct-abnf-2-colons", 200, Options("[2001:db8::192.0.2.1]")),
    ];

    private static string Register(string target, string to) =>
        $"REGISTER sip:{target} SIP/2.0\nTo: sip:user@example.com\nFrom: sip:user@example.com;tag=81x2\nVia: SIP/2.0/UDP {Peer};branch=z9hG4bKas3-111\nCall-ID: SSG9559905523997077@hlau_4100\nMax-Forwards: 70\nContact: \"Caller\" <sip:caller@[2001:db8::1]>\nRoute: <sip:{to};lr>\nCSeq: 98176 REGISTER\nContent-Length: 0\n";

    private static string Bye(string received) =>
        $"BYE sip:{Peer} SIP/2.0\nTo: sip:user@example.com;tag=bd76ya\nFrom: sip:user@example.com;tag=81x2\nVia: SIP/2.0/UDP {Peer};{received};branch=z9hG4bKas3-111\nCall-ID: SSG9559905523997077@hlau_4100\nMax-Forwards: 70\nCSeq: 321 BYE\nContent-Length: 0\n";

    private static string Invite(string media) =>
        $"INVITE sip:user@[2001:db8::10] SIP/2.0\nTo: sip:user@[2001:db8::10]\nFrom: sip:user@example.com;tag=81x2\nVia: SIP/2.0/UDP [2001:db8::20];branch=z9hG4bKas3-111\nCall-ID: SSG9559905523997077@hlau_4100\nContact: \"Caller\" <sip:caller@[2001:db8::20]>\nCSeq: 8612 INVITE\nMax-Forwards: 70\nContent-Type: application/sdp\nContent-Length: {{CL}}\n\nv=0\no=assistant 971731711378798081 0 IN IP6 2001:db8::20\ns=Live video feed for today's meeting\n{media}\n";

    private static string Options(string host) =>
        $"OPTIONS sip:user@{host} SIP/2.0\nTo: sip:user@{host}\nFrom: sip:user@example.com;tag=810x2\nVia: SIP/2.0/UDP lab1.east.example.com;branch=z9hG4bKas3-111\nCall-ID: G9559905523997077@hlau_4100\nCSeq: 689 OPTIONS\nMax-Forwards: 70\nContent-Length: 0\n";
}
