using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Telephony.Sip;

namespace CallCenter.Web.Composition.Settings;

/// <summary>Reads <c>Telephony:Sip:Tls</c>: files that must be there and must fit, or the start stops with the key.</summary>
internal static class TlsSettingsReader
{
    /// <exception cref="SettingsException">A file is missing, unreadable, or without its key.</exception>
    public static SipTlsOptions Read(IConfigurationSection s)
    {
        var mutual = s["RequireClientCertificate"];
        return new SipTlsOptions
        {
            Certificate = Certificate(s),
            TrustedRoots = Roots(s),
            RequireClientCertificate = !string.IsNullOrEmpty(mutual)
                && (bool.TryParse(mutual, out var required) ? required : throw new SettingsException($"{s.Path}:RequireClientCertificate", mutual, "true or false")),
        };
    }

    private static X509Certificate2? Certificate(IConfigurationSection s)
    {
        if (s["Certificate"] is not { Length: > 0 } file)
            return null;
        try
        {
            if (Path.GetExtension(file) is ".pfx" or ".p12")
                return X509CertificateLoader.LoadPkcs12FromFile(file, s["Password"]);
            using var pem = X509Certificate2.CreateFromPemFile(file, s["Key"] is { Length: > 0 } key ? key : null);
            // A key that was read from PEM is bound to this object only; some platforms' TLS wants it in the certificate itself.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException($"{s.Path}:Certificate", file, "a readable certificate with its private key: PEM (key in Telephony:Sip:Tls:Key or in the same file) or PFX (Telephony:Sip:Tls:Password)");
        }
    }

    private static X509Certificate2[] Roots(IConfigurationSection s)
    {
        if (s["TrustedRoots"] is not { Length: > 0 } file)
            return [];
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            return roots.Count > 0 ? [.. roots] : throw new SettingsException($"{s.Path}:TrustedRoots", file, "a PEM file with at least one certificate");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingsException($"{s.Path}:TrustedRoots", file, "a readable PEM file with the certificates of the authorities that peers' certificates must be signed by");
        }
    }
}
