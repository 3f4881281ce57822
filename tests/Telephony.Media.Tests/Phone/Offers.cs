namespace Telephony.Media.Tests.Phone;

/// <summary>An offer as our page makes it, cut down to what counts.</summary>
internal static class Offers
{
    public static string Create(string? fingerprint = null, string fragment = StunChecks.Fragment, string session = "77") => string.Join("\r\n",
    [
        "v=0",
        $"o=- {session} 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        "m=audio 9 UDP/TLS/RTP/SAVPF 0 8 110 126",
        "c=IN IP4 0.0.0.0",
        "a=rtcp:9 IN IP4 0.0.0.0",
        $"a=ice-ufrag:{fragment}",
        "a=ice-pwd:0123456789abcdefghijklmn",
        "a=ice-options:trickle",
        $"a=fingerprint:sha-256 {fingerprint ?? string.Join(':', Enumerable.Repeat("AB", 32))}",
        "a=setup:actpass",
        "a=mid:0",
        "a=sendrecv",
        "a=msid:a b",
        "a=rtcp-mux",
        "a=rtpmap:0 PCMU/8000",
        "a=rtpmap:8 PCMA/8000",
        "a=rtpmap:110 telephone-event/48000",
        "a=rtpmap:126 telephone-event/8000",
        "a=ssrc:1 cname:x",
        "",
    ]);
}
