using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Telephony.Media.Dtls;
using Telephony.Media.Srtp;

namespace Telephony.Media.Tests.Phone;

/// <summary>The browser's side of DTLS, by the same OpenSSL: enough to shake hands and export keys.</summary>
internal sealed class DtlsClient : IDisposable
{
    private readonly SslContextHandle context;
    private readonly SslHandle ssl;
    private readonly nint incoming;
    private readonly nint outgoing;

    public DtlsClient(string srtpProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80")
    {
        OpenSslLibraries.Require();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=page", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        Fingerprint = CertificateFingerprint.Of(certificate.RawData);
        context = OpenSsl.SSL_CTX_new(OpenSsl.DTLS_client_method());
        _ = OpenSsl.SSL_CTX_use_certificate_ASN1(context, certificate.RawData.Length, certificate.RawData);
        var der = key.ExportECPrivateKey();
        _ = OpenSsl.SSL_CTX_use_PrivateKey_ASN1(OpenSsl.KeyTypeEc, context, der, new CLong(der.Length));
        if (srtpProfiles.Length > 0)
            _ = OpenSsl.SSL_CTX_set_tlsext_use_srtp(context, srtpProfiles);
        OpenSsl.SSL_CTX_set_options(context, OpenSsl.OptionNoQueryMtu);
        ssl = OpenSsl.SSL_new(context);
        incoming = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        outgoing = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        OpenSsl.SSL_set_bio(ssl, incoming, outgoing);
        OpenSsl.SSL_ctrl(ssl, OpenSsl.ControlSetMtu, new CLong(DtlsServerSession.Mtu), 0);
        OpenSsl.SSL_set_connect_state(ssl);
    }

    public CertificateFingerprint Fingerprint { get; }

    public bool IsEstablished { get; private set; }

    /// <summary>The server said close_notify or an alert.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Digests a datagram (empty to begin) and returns what to send.</summary>
    public byte[] Step(ReadOnlySpan<byte> datagram)
    {
        OpenSsl.ERR_clear_error();
        if (!datagram.IsEmpty)
            _ = OpenSsl.BIO_write(incoming, datagram, datagram.Length);
        var result = IsEstablished ? OpenSsl.SSL_read(ssl, new byte[100], 100) : OpenSsl.SSL_do_handshake(ssl);
        if (!IsEstablished && result == 1)
            IsEstablished = true;
        else if (OpenSsl.SSL_get_error(ssl, result) != OpenSsl.ErrorWantRead)
            IsEnded = true;
        return Pending();
    }

    /// <summary>Our own goodbye.</summary>
    public byte[] Close()
    {
        _ = OpenSsl.SSL_shutdown(ssl);
        return Pending();
    }

    public SrtpSession CreateSrtp(SrtpProfile profile)
    {
        var material = new byte[SrtpSession.KeyingMaterialLength(profile)];
        var label = Encoding.ASCII.GetBytes("EXTRACTOR-dtls_srtp");
        _ = OpenSsl.SSL_export_keying_material(ssl, material, material.Length, label, label.Length, 0, 0, 0);
        return SrtpSession.Create(profile, material, asServer: false);
    }

    public void Dispose()
    {
        ssl.Dispose();
        context.Dispose();
    }

    private byte[] Pending()
    {
        var buffer = new byte[16 * 1024];
        var length = OpenSsl.BIO_read(outgoing, buffer, buffer.Length);
        return length > 0 ? buffer[..length] : [];
    }
}
