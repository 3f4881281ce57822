using System.Security.Cryptography;
using System.Text;

namespace Telephony.Sip.Authentication;

/// <summary>
/// Challenges and checks (RFC 3261 §22, RFC 7616, RFC 8760): SHA-256 offered first, then MD5 (by default); qop=auth demanded; unknown users take the same
/// path, with a secret nobody knows, and get the same answer.
/// </summary>
internal sealed class DigestServer(string realm, IReadOnlyList<DigestAlgorithm> algorithms, ISipCredentials credentials, TimeProvider clock)
{
    private readonly NonceMint _nonces = new(clock);
    private readonly SipSecret _nobody = SipSecret.FromPassword(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>401 or 407 with both challenges, "in the order of preference" (RFC 8760 §2.3).</summary>
    public SipResponse ChallengeFor(SipRequest request, SourceKey source, bool proxy, bool stale, string toTag)
    {
        var response = SipResponse.For(request, proxy ? 407 : 401, null, toTag);
        var header = proxy ? SipHeaderNames.ProxyAuthenticate : SipHeaderNames.WwwAuthenticate;
        var nonce = _nonces.Mint(source);
        foreach (var algorithm in algorithms)
        {
            response.Headers.Add(header, $"Digest realm={SipSyntax.Quote(realm)}, nonce=\"{nonce}\", algorithm={DigestMath.NameOf(algorithm)}, qop=\"auth\"{(stale ? ", stale=true" : "")}");
        }

        return response;
    }

    public DigestVerdict Check(SipRequest request, SourceKey source, bool proxy, out string user) => Check(request, source, proxy, out user, out _);

    /// <param name="request">The request with its credentials.</param>
    /// <param name="source">Where it came from: only a nonce that was sent there counts.</param>
    /// <param name="proxy">Which pair of headers.</param>
    /// <param name="user">Who proved himself; empty otherwise.</param>
    /// <param name="claimed">Who it says it is, proven or not; empty without credentials.</param>
    public DigestVerdict Check(SipRequest request, SourceKey source, bool proxy, out string user, out string claimed)
    {
        user = claimed = "";
        var header = proxy ? SipHeaderNames.ProxyAuthorization : SipHeaderNames.Authorization;
        if (Find(request, header) is not { } given) return DigestVerdict.Missing;
        if (given["username"] is not { Length: > 0 and <= 128 } name || given["nonce"] is not { } nonce || given["response"] is not { } answer) return DigestVerdict.Missing;
        if (given["uri"] is not { } uri || given["cnonce"] is not { } cnonce || given["nc"] is not { Length: 8 } nc || given["qop"] != "auth") return DigestVerdict.Missing;
        if (!uint.TryParse(nc, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count)) return DigestVerdict.Missing;
        if (DigestMath.Parse(given["algorithm"]) is not { } algorithm || !algorithms.Contains(algorithm)) return DigestVerdict.Missing;
        var state = _nonces.Look(nonce, source);
        if (state == NonceState.Foreign) return DigestVerdict.Missing;

        // The phone moved, or somebody forges its address: the password is not looked at, so nothing is learned and nobody is blamed. Told as stale,
        // because many phones give up at a second challenge that is not.
        if (state == NonceState.Elsewhere) return DigestVerdict.Stale;
        claimed = name;
        if (!UriMatches(uri, request)) return DigestVerdict.Wrong;

        var known = credentials.TryGetSecret(name, out var secret);
        var expected = DigestMath.Response(algorithm, Ha1(algorithm, name, secret ?? _nobody), nonce, nc, cnonce, "auth", request.Method, uri);
        var equal = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(answer));
        if (!equal || !known) return DigestVerdict.Wrong;

        // Only a right password learns that a nonce sent to this source is stale: "stale … true if the response was valid otherwise" (RFC 7616 §3.3).
        if (state == NonceState.Old || !_nonces.TryUse(nonce, count)) return DigestVerdict.Stale;
        user = name;
        return DigestVerdict.Accepted;
    }

    private AuthParameters? Find(SipRequest request, string header)
    {
        for (var i = 0; i < request.Headers.Count; i++)
        {
            if (request.Headers[i].Name != header || !AuthParameters.TryParse(request.Headers[i].Value, out var found)) continue;
            if (found.Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase) && found["realm"] == realm) return found;
        }

        return null;
    }

    private string Ha1(DigestAlgorithm algorithm, string user, SipSecret secret)
    {
        if (secret.Password is { } password) return DigestMath.Ha1(algorithm, user, realm, password);
        return (algorithm == DigestAlgorithm.Sha256 ? secret.Ha1Sha256 : secret.Ha1Md5) ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    }

    /// <summary>
    /// The uri parameter repeats the Request-URI (RFC 3261 §22.4). Peers add or drop the port and parameters, some (SIPp) leave the user out; another
    /// host or another user is refused: credentials taken from one request must not place a call elsewhere.
    /// </summary>
    private static bool UriMatches(string uri, SipRequest request)
    {
        if (uri == request.RequestUri) return true;
        if (SipUri.Parse(uri) is not { IsSip: true } given || request.Uri is not { } target) return false;
        return given.Host.Equals(target.Host, StringComparison.OrdinalIgnoreCase) && (given.User is null || given.UserText == target.UserText);
    }
}
