using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>The signature of a delivery: HMAC-SHA256 over the second it was sent, a dot and the body. The receiver counts it again with the key he was shown once,
/// and takes no delivery whose second is long past: then a copy that somebody caught is worth nothing.</summary>
internal static class WebhookSignature
{
    /// <summary>Name of the header: <c>t=1700000000,v1=hex</c>.</summary>
    public const string Header = "X-AfterSales-Signature";

    /// <summary>A new key.</summary>
    public static string NewSecret() => "whs_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What the header says.</summary>
    public static string Of(string secret, DateTimeOffset at, string body)
    {
        var second = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{second}.{body}"));
        return $"t={second},v1={Convert.ToHexStringLower(hash)}";
    }
}
