using System.Security.Cryptography;

namespace Telephony.Sip;

/// <summary>Random tags, branches and Call-IDs: "cryptographically random with at least 32 bits of randomness" (RFC 3261 §19.3).</summary>
internal static class Tokens
{
    public static string Tag() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public static string Branch() => Via.MagicCookie + RandomNumberGenerator.GetHexString(20, lowercase: true);

    public static string CallId() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
