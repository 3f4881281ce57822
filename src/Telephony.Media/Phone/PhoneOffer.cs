using System.Globalization;
using Telephony.Media.Dtls;
using Telephony.Media.Ice;

namespace Telephony.Media.Phone;

/// <summary>What we need of a browser's offer (RFC 8829, RFC 8842, RFC 8839): one audio line that both sides use, everything else refused.</summary>
internal sealed record PhoneOffer(
    string SessionId,
    string Mid,
    bool IsBundled,
    string UserFragment,
    CertificateFingerprint Fingerprint,
    PhoneFormat Format,
    string AudioProtocol,
    IReadOnlyList<string> MediaLines,
    int AudioLine)
{
    private const int MaxMid = 32;
    private const int StaticPcmu = 0;
    private const int StaticPcma = 8;
    private static readonly string[] Protocols = ["UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP"];

    /// <exception cref="PhoneOfferException">Names what is wrong.</exception>
    public static PhoneOffer Parse(string sdp)
    {
        var sections = SdpReader.Read(sdp);
        var session = sections[0];
        var media = sections.Skip(1).ToList();
        var at = media.FindIndex(m => m.Media.StartsWith("audio ", StringComparison.Ordinal));
        if (at < 0)
            throw new PhoneOfferException("the offer has no audio (m=audio)");
        var audio = media[at];
        var fields = audio.Media.Split(' ');
        if (fields.Length < 4 || !Protocols.Contains(fields[2]))
            throw new PhoneOfferException("the audio must be UDP/TLS/RTP/SAVPF");
        if (fields[1] == "0")
            throw new PhoneOfferException("the audio is rejected (port 0)");

        RequireTransport(session, audio);
        var mid = MidOf(audio);
        return new(
            SessionId: SessionIdOf(session),
            Mid: mid,
            IsBundled: session.Attributes("group").Any(g => IsBundleOf(g, mid)),
            UserFragment: UserFragmentOf(session, audio),
            Fingerprint: FingerprintOf(session, audio),
            Format: FormatOf(audio, fields.AsSpan(3)),
            AudioProtocol: fields[2],
            MediaLines: [.. media.Select(m => m.Media)],
            AudioLine: at);
    }

    private static void RequireTransport(SdpSection session, SdpSection audio)
    {
        if (audio.Attribute("rtcp-mux") is null)
            throw new PhoneOfferException("rtcp-mux is missing");
        if (Either(session, audio, "setup") is not ("actpass" or "active"))
            throw new PhoneOfferException("setup must be actpass or active: this end is the DTLS server");
        foreach (var direction in (string[])["sendonly", "recvonly", "inactive"])
        {
            if (Either(session, audio, direction) is not null)
                throw new PhoneOfferException($"the audio is {direction}; a phone must be sendrecv");
        }

        if (!IceCredentials.IsPassword(Either(session, audio, "ice-pwd")))
            throw new PhoneOfferException("ice-pwd is missing or malformed");
    }

    private static string UserFragmentOf(SdpSection session, SdpSection audio)
    {
        var fragment = Either(session, audio, "ice-ufrag");
        return IceCredentials.IsUserFragment(fragment) ? fragment! : throw new PhoneOfferException("ice-ufrag is missing or malformed");
    }

    private static CertificateFingerprint FingerprintOf(SdpSection session, SdpSection audio)
    {
        const string Prefix = "sha-256 ";
        foreach (var value in audio.Attributes("fingerprint").Concat(session.Attributes("fingerprint")))
        {
            if (value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                && CertificateFingerprint.TryParse(value.AsSpan(Prefix.Length).Trim(), out var fingerprint))
                return fingerprint;
        }

        throw new PhoneOfferException("a sha-256 fingerprint is missing or malformed");
    }

    private static PhoneFormat FormatOf(SdpSection audio, ReadOnlySpan<string> offered)
    {
        byte? pcmu = null, pcma = null, events = null;
        foreach (var text in offered)
        {
            if (!byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var type) || type > 127)
                throw new PhoneOfferException("the audio line names an impossible payload type");
            var encoding = EncodingOf(audio, type);
            pcmu ??= IsEncoding(encoding, "PCMU/8000") ? type : null;
            pcma ??= IsEncoding(encoding, "PCMA/8000") ? type : null;
            events ??= IsEncoding(encoding, "telephone-event/8000") ? type : null;
        }

        if (pcmu is { } mu)
            return new(PhoneCodec.Pcmu, mu, events);
        return pcma is { } a ? new(PhoneCodec.Pcma, a, events) : throw new PhoneOfferException("neither PCMU nor PCMA is offered");
    }

    private static string EncodingOf(SdpSection audio, byte type)
    {
        var prefix = type.ToString(CultureInfo.InvariantCulture) + " ";
        var mapped = audio.Attributes("rtpmap").FirstOrDefault(m => m.StartsWith(prefix, StringComparison.Ordinal));
        if (mapped is not null)
            return mapped[prefix.Length..];
        return type switch
        {
            StaticPcmu => "PCMU/8000",
            StaticPcma => "PCMA/8000",
            _ => "",
        };
    }

    private static bool IsEncoding(string encoding, string name) =>
        encoding.Equals(name, StringComparison.OrdinalIgnoreCase) || encoding.Equals(name + "/1", StringComparison.OrdinalIgnoreCase);

    private static string MidOf(SdpSection audio)
    {
        var mid = audio.Attribute("mid");
        if (string.IsNullOrEmpty(mid) || mid.Length > MaxMid || !mid.All(IsTokenChar))
            throw new PhoneOfferException("mid is missing or malformed");
        return mid;
    }

    /// <summary>The token of RFC 8866 §9, less the signs nobody uses in a mid.</summary>
    private static bool IsTokenChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+';

    private static bool IsBundleOf(string group, string mid)
    {
        var parts = group.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["BUNDLE", ..] && parts.Skip(1).Contains(mid);
    }

    private static string SessionIdOf(SdpSection session)
    {
        var origin = session.Field('o')?.Split(' ');
        return origin is { Length: 6 } ? origin[1] : throw new PhoneOfferException("the origin line (o=) is missing or malformed");
    }

    private static string? Either(SdpSection session, SdpSection audio, string name) => audio.Attribute(name) ?? session.Attribute(name);
}
