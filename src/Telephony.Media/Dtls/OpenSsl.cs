using System.Runtime.InteropServices;

namespace Telephony.Media.Dtls;

/// <summary>
/// The functions of OpenSSL 3 that a DTLS server needs, under their own names. Constants are those of its public headers
/// (ssl.h, dtls1.h), part of the stable interface of the 3.x line. Call <see cref="OpenSslLibraries.Require"/> first.
/// </summary>
internal static partial class OpenSsl
{
    public const int KeyTypeEc = 408;
    public const int VerifyPeerAndFailWithout = 0x01 | 0x02;
    public const int ErrorWantRead = 2;
    public const int ErrorZeroReturn = 6;
    public const int Dtls12 = 0xFEFD;

    public const int ControlSetMtu = 17;
    public const int ControlSessionCacheMode = 44;
    public const int ControlHandleTimeout = 74;
    public const int ControlSetLinkMtu = 120;
    public const int ControlSetMinProtocol = 123;
    public const int ControlSetMaxProtocol = 124;

    public const ulong OptionNoQueryMtu = 1UL << 12;
    public const ulong OptionNoTicket = 1UL << 14;
    public const ulong OptionNoRenegotiation = 1UL << 30;

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial CULong OpenSSL_version_num();

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial nint DTLS_server_method();

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial nint DTLS_client_method();

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial SslContextHandle SSL_CTX_new(nint method);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial void SSL_CTX_free(nint context);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial int SSL_CTX_use_certificate_ASN1(SslContextHandle context, int length, ReadOnlySpan<byte> der);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial int SSL_CTX_use_PrivateKey_ASN1(int type, SslContextHandle context, ReadOnlySpan<byte> der, CLong length);

    [LibraryImport(OpenSslLibraries.Ssl, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SSL_CTX_set_tlsext_use_srtp(SslContextHandle context, string profiles);

    [LibraryImport(OpenSslLibraries.Ssl, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SSL_CTX_set_cipher_list(SslContextHandle context, string ciphers);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static unsafe partial void SSL_CTX_set_verify(SslContextHandle context, int mode, delegate* unmanaged<int, nint, int> callback);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial CLong SSL_CTX_ctrl(SslContextHandle context, int command, CLong number, nint pointer);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial ulong SSL_CTX_set_options(SslContextHandle context, ulong options);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial SslHandle SSL_new(SslContextHandle context);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial void SSL_free(nint ssl);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial void SSL_set_bio(SslHandle ssl, nint read, nint write);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial void SSL_set_accept_state(SslHandle ssl);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial void SSL_set_connect_state(SslHandle ssl);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial int SSL_do_handshake(SslHandle ssl);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial int SSL_read(SslHandle ssl, Span<byte> buffer, int length);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial int SSL_shutdown(SslHandle ssl);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial int SSL_get_error(SslHandle ssl, int result);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial CLong SSL_ctrl(SslHandle ssl, int command, CLong number, nint pointer);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial int SSL_export_keying_material(
        SslHandle ssl, Span<byte> output, nint outputLength, ReadOnlySpan<byte> label, nint labelLength, nint context, nint contextLength, int useContext);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial nint SSL_get_selected_srtp_profile(SslHandle ssl);

    [LibraryImport(OpenSslLibraries.Ssl)]
    internal static partial nint SSL_get0_peer_certificate(SslHandle ssl);

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial nint BIO_new(nint method);

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial nint BIO_s_mem();

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial int BIO_free(nint bio);

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial int BIO_read(nint bio, Span<byte> data, int length);

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial int BIO_write(nint bio, ReadOnlySpan<byte> data, int length);

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static unsafe partial int i2d_X509(nint certificate, byte** output);

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial void ERR_clear_error();

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial CULong ERR_get_error();

    [LibraryImport(OpenSslLibraries.Crypto)]
    internal static partial nint ERR_reason_error_string(CULong code);
}
