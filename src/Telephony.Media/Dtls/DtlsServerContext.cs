using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Telephony.Media.Dtls;

/// <summary>
/// What all DTLS associations of this process share: OpenSSL's context and a self-signed P-256 certificate made at start.
/// WebRTC trusts a certificate by its fingerprint in the signalling, so nobody has to issue or install it.
/// </summary>
internal sealed class DtlsServerContext : IDisposable
{
    private const string SrtpProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80";
    private const string Ciphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305";
    private const int ValidDays = 365;

    private DtlsServerContext(SslContextHandle handle, CertificateFingerprint fingerprint)
    {
        Handle = handle;
        Fingerprint = fingerprint;
    }

    public SslContextHandle Handle { get; }

    public CertificateFingerprint Fingerprint { get; }

    /// <summary>Makes the certificate and the context.</summary>
    /// <exception cref="DtlsUnavailableException">OpenSSL 3 is missing, too old, or refuses what every 3.x build can do.</exception>
    public static DtlsServerContext Create(TimeProvider clock)
    {
        OpenSslLibraries.Require();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=AfterSales phone", key, HashAlgorithmName.SHA256);
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(ValidDays));
        var handle = OpenSsl.SSL_CTX_new(OpenSsl.DTLS_server_method());
        try
        {
            Configure(handle, certificate.RawData, key.ExportECPrivateKey());
        }
        catch (DtlsUnavailableException)
        {
            handle.Dispose();
            throw;
        }

        return new(handle, CertificateFingerprint.Of(certificate.RawData));
    }

    public void Dispose() => Handle.Dispose();

    private static unsafe void Configure(SslContextHandle handle, byte[] certificate, byte[] key)
    {
        Require(!handle.IsInvalid, "SSL_CTX_new");
        Require(OpenSsl.SSL_CTX_use_certificate_ASN1(handle, certificate.Length, certificate) == 1, "the certificate");
        Require(OpenSsl.SSL_CTX_use_PrivateKey_ASN1(OpenSsl.KeyTypeEc, handle, key, new CLong(key.Length)) == 1, "the private key");
        CryptographicOperations.ZeroMemory(key);
        Require(OpenSsl.SSL_CTX_set_tlsext_use_srtp(handle, SrtpProfiles) == 0, "use_srtp");
        Require(OpenSsl.SSL_CTX_set_cipher_list(handle, Ciphers) == 1, "the cipher list");
        Require(OpenSsl.SSL_CTX_ctrl(handle, OpenSsl.ControlSetMinProtocol, new CLong(OpenSsl.Dtls12), 0).Value == 1, "DTLS 1.2");
        // a later OpenSSL would also speak 1.3, which nobody has tried with this state machine
        Require(OpenSsl.SSL_CTX_ctrl(handle, OpenSsl.ControlSetMaxProtocol, new CLong(OpenSsl.Dtls12), 0).Value == 1, "DTLS 1.2 alone");
        OpenSsl.SSL_CTX_ctrl(handle, OpenSsl.ControlSessionCacheMode, new CLong(0), 0);
        OpenSsl.SSL_CTX_set_options(handle, OpenSsl.OptionNoTicket | OpenSsl.OptionNoRenegotiation | OpenSsl.OptionNoQueryMtu);
        OpenSsl.SSL_CTX_set_verify(handle, OpenSsl.VerifyPeerAndFailWithout, &AcceptForFingerprint);
    }

    /// <summary>A chain proves nothing here: the session compares the fingerprint before it hands out any key.</summary>
    [UnmanagedCallersOnly]
    private static int AcceptForFingerprint(int verified, nint store) => 1;

    private static void Require(bool condition, string what)
    {
        if (!condition)
            throw new DtlsUnavailableException($"OpenSSL refused {what}: {OpenSslErrors.Take()}");
    }
}
