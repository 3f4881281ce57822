using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CallCenter.Web.Features.Admin;

/// <summary>Protects passwords that the wire needs in clear (telephones, trunks) with the keys in <c>Data:Directory/keys</c>; the database alone opens none of them.</summary>
internal sealed partial class SecretBox(IDataProtectionProvider protection, ILogger<SecretBox> logger)
{
    private readonly IDataProtector _protector = protection.CreateProtector("AfterSales.Telephony.v1");

    /// <summary>What may be stored.</summary>
    public string Close(string secret) => _protector.Protect(secret);

    /// <summary>The password, or null when the keys that closed it are gone: it must be set anew.</summary>
    public string? Open(string closed)
    {
        try
        {
            return _protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            LogUnreadable();
            return null;
        }
    }

    [LoggerMessage(5111, LogLevel.Error, "A stored telephone or trunk password cannot be opened with the keys of this installation; set it again")]
    private partial void LogUnreadable();
}
