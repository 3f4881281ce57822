using System.Security.Cryptography;
using System.Text;

namespace Telephony.Sip.Authentication;

/// <summary>The formulas of RFC 7616 §3.4 (and of RFC 2069 when the challenge offers no qop).</summary>
internal static class DigestMath
{
    public static string NameOf(DigestAlgorithm algorithm) => algorithm == DigestAlgorithm.Sha256 ? "SHA-256" : "MD5";

    public static DigestAlgorithm? Parse(string? name)
    {
        if (name is null || name.Equals("MD5", StringComparison.OrdinalIgnoreCase)) return DigestAlgorithm.Md5;
        return name.Equals("SHA-256", StringComparison.OrdinalIgnoreCase) ? DigestAlgorithm.Sha256 : null;
    }

    public static string Hash(DigestAlgorithm algorithm, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(algorithm == DigestAlgorithm.Sha256 ? SHA256.HashData(bytes) : MD5.HashData(bytes));
    }

    public static string Ha1(DigestAlgorithm algorithm, string user, string realm, string password) => Hash(algorithm, $"{user}:{realm}:{password}");

    public static string Response(DigestAlgorithm algorithm, string ha1, string nonce, string? nc, string? cnonce, string? qop, string method, string uri)
    {
        var ha2 = Hash(algorithm, $"{method}:{uri}");
        return Hash(algorithm, qop is null ? $"{ha1}:{nonce}:{ha2}" : $"{ha1}:{nonce}:{nc}:{cnonce}:{qop}:{ha2}");
    }
}
