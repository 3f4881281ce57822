namespace Telephony.Sip.Authentication;

/// <summary>Answers to the challenges of a peer: SHA-256 when offered, else MD5 (RFC 8760 §2.4), qop=auth when offered.</summary>
internal static class DigestClient
{
    /// <summary>The credentials for a challenge, or null when it cannot be met or was met already and refused.</summary>
    public static string? Answer(SipHeaders challenges, string challengeHeader, SipLogin login, SipRequest request, string answerHeader, string cnonce)
    {
        AuthParameters? best = null;
        var bestAlgorithm = DigestAlgorithm.Md5;
        for (var i = 0; i < challenges.Count; i++)
        {
            if (challenges[i].Name != challengeHeader || !AuthParameters.TryParse(challenges[i].Value, out var offered)) continue;
            if (!offered.Scheme.Equals("Digest", StringComparison.OrdinalIgnoreCase) || DigestMath.Parse(offered["algorithm"]) is not { } algorithm) continue;
            if (offered["nonce"] is null || offered["realm"] is null || !SupportsQop(offered["qop"])) continue;
            if (best is not null && (bestAlgorithm == DigestAlgorithm.Sha256 || algorithm == DigestAlgorithm.Md5)) continue;
            best = offered;
            bestAlgorithm = algorithm;
        }

        if (best is null) return null;
        var refused = request.Headers.First(answerHeader) is { } earlier && AuthParameters.TryParse(earlier, out var tried)
            && tried["realm"] == best["realm"] && !string.Equals(best["stale"], "true", StringComparison.OrdinalIgnoreCase);
        return refused ? null : Compose(best, bestAlgorithm, login, request, cnonce);
    }

    private static bool SupportsQop(string? qop)
    {
        if (qop is null) return true;
        foreach (var part in qop.Split(',', StringSplitOptions.TrimEntries))
            if (part.Equals("auth", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static string Compose(AuthParameters challenge, DigestAlgorithm algorithm, SipLogin login, SipRequest request, string cnonce)
    {
        var realm = challenge["realm"]!;
        var nonce = challenge["nonce"]!;
        var qop = challenge["qop"] is null ? null : "auth";
        var ha1 = DigestMath.Ha1(algorithm, login.User, realm, login.Password);
        var response = DigestMath.Response(algorithm, ha1, nonce, "00000001", cnonce, qop, request.Method, request.RequestUri);
        var text = new System.Text.StringBuilder(256)
            .Append("Digest username=").Append(SipSyntax.Quote(login.User))
            .Append(", realm=").Append(SipSyntax.Quote(realm))
            .Append(", nonce=").Append(SipSyntax.Quote(nonce))
            .Append(", uri=").Append(SipSyntax.Quote(request.RequestUri))
            .Append(", response=\"").Append(response).Append('"');
        if (challenge["algorithm"] is not null) text.Append(", algorithm=").Append(DigestMath.NameOf(algorithm));
        if (qop is not null) text.Append(", qop=auth, nc=00000001, cnonce=\"").Append(cnonce).Append('"');
        if (challenge["opaque"] is { } opaque) text.Append(", opaque=").Append(SipSyntax.Quote(opaque));
        return text.ToString();
    }
}
