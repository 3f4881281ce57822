using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Telephony.Media.Srtp;

namespace Telephony.Media.Dtls;

/// <summary>
/// The server's side of one DTLS 1.2 association, driven by datagrams and a timer: no thread, no waiting. Reaches
/// <see cref="DtlsState.Established"/> only if the peer's certificate has the promised fingerprint. Not thread-safe.
/// </summary>
internal sealed class DtlsServerSession : IDisposable
{
    /// <summary>Largest datagram we make; safe on any path incl. tunnels (RFC 8261 uses the same figure for WebRTC).</summary>
    public const int Mtu = 1200;

    /// <summary>A browser's whole handshake is about 3 KB; retransmissions stay far below this. More is an attack.</summary>
    private const int MaxHandshakeBytes = 64 * 1024;

    private const int RecordHeader = 13;
    private const int MaxCertificate = 16 * 1024;
    private static ReadOnlySpan<byte> ExporterLabel => "EXTRACTOR-dtls_srtp"u8;

    private readonly SslHandle ssl;
    private readonly nint incoming;
    private readonly nint outgoing;
    private readonly IDtlsWire wire;
    private readonly CertificateFingerprint expected;
    private int handshakeBytes;

    public DtlsServerSession(DtlsServerContext context, CertificateFingerprint expected, IDtlsWire wire)
    {
        this.expected = expected;
        this.wire = wire;
        ssl = OpenSsl.SSL_new(context.Handle);
        incoming = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        outgoing = OpenSsl.BIO_new(OpenSsl.BIO_s_mem());
        if (ssl.IsInvalid || incoming == 0 || outgoing == 0)
            throw OutOfNativeMemory();
        OpenSsl.SSL_set_bio(ssl, incoming, outgoing);
        OpenSsl.SSL_ctrl(ssl, OpenSsl.ControlSetLinkMtu, new CLong(Mtu), 0);
        OpenSsl.SSL_ctrl(ssl, OpenSsl.ControlSetMtu, new CLong(Mtu), 0);
        OpenSsl.SSL_set_accept_state(ssl);
    }

    public DtlsState State { get; private set; }

    /// <summary>Why <see cref="DtlsState.Failed"/>, in OpenSSL's words.</summary>
    public string Failure { get; private set; } = "";

    /// <summary>Digests one datagram. After the handshake this answers the peer's retransmissions and hears close_notify.</summary>
    public void OnDatagram(ReadOnlySpan<byte> datagram)
    {
        if (State is not (DtlsState.Handshaking or DtlsState.Established))
            return;
        handshakeBytes += State == DtlsState.Handshaking ? datagram.Length : 0;
        if (handshakeBytes > MaxHandshakeBytes)
        {
            Fail("more handshake data than any browser sends");
            return;
        }

        OpenSsl.ERR_clear_error();
        _ = OpenSsl.BIO_write(incoming, datagram, datagram.Length);
        if (State == DtlsState.Handshaking)
            Advance();
        else
            Drain();
        Flush();
    }

    /// <summary>Retransmits what OpenSSL's own timer holds due; harmless when nothing is.</summary>
    public void OnTimer()
    {
        if (State != DtlsState.Handshaking || handshakeBytes == 0)
            return;
        OpenSsl.ERR_clear_error();
        if (OpenSsl.SSL_ctrl(ssl, OpenSsl.ControlHandleTimeout, new CLong(0), 0).Value < 0)
            Fail(OpenSslErrors.Take());
        Flush();
    }

    /// <summary>The SRTP keys; only of an established association.</summary>
    public SrtpSession CreateSrtp()
    {
        var profile = SelectedProfile();
        Span<byte> material = stackalloc byte[SrtpSession.KeyingMaterialLength(profile)];
        if (State != DtlsState.Established || Export(material) != 1)
            throw new InvalidOperationException("the association has no keys to export");
        var session = SrtpSession.Create(profile, material, asServer: true);
        CryptographicOperations.ZeroMemory(material);
        return session;
    }

    /// <summary>Says close_notify if the association stands, then frees everything native.</summary>
    public void Dispose()
    {
        if (!ssl.IsClosed && State is DtlsState.Established or DtlsState.WrongFingerprint)
        {
            OpenSsl.ERR_clear_error();
            _ = OpenSsl.SSL_shutdown(ssl);
            Flush();
        }

        ssl.Dispose();
    }

    private void Advance()
    {
        var result = OpenSsl.SSL_do_handshake(ssl);
        if (result == 1)
            Complete();
        else if (OpenSsl.SSL_get_error(ssl, result) != OpenSsl.ErrorWantRead)
            Fail(OpenSslErrors.Take());
    }

    private void Complete()
    {
        if (!PeerFingerprint().Matches(expected))
            State = DtlsState.WrongFingerprint;
        else if (SelectedProfile() == SrtpProfile.None)
            Fail("no SRTP profile in common");
        else
            State = DtlsState.Established;
    }

    private void Drain()
    {
        // no application data exists in DTLS-SRTP: reading makes OpenSSL handle retransmissions and alerts
        Span<byte> ignored = stackalloc byte[256];
        int result;
        do
            result = OpenSsl.SSL_read(ssl, ignored, ignored.Length);
        while (result > 0);
        var error = OpenSsl.SSL_get_error(ssl, result);
        if (error == OpenSsl.ErrorZeroReturn)
            State = DtlsState.Closed;
        else if (error != OpenSsl.ErrorWantRead)
            Fail(OpenSslErrors.Take());
    }

    /// <summary>The memory BIO runs records together; a datagram must hold whole ones (RFC 6347 §4.1.1).</summary>
    private void Flush()
    {
        Span<byte> pending = stackalloc byte[8 * 1024];
        int length;
        while ((length = OpenSsl.BIO_read(outgoing, pending, pending.Length)) > 0)
        {
            var rest = pending[..length];
            while (!rest.IsEmpty)
            {
                var size = WholeRecords(rest);
                wire.SendDtls(rest[..size]);
                rest = rest[size..];
            }
        }
    }

    private static int WholeRecords(ReadOnlySpan<byte> records)
    {
        var size = 0;
        while (size + RecordHeader <= records.Length)
        {
            var next = size + RecordHeader + (records[size + 11] << 8 | records[size + 12]);
            if (next > records.Length || (next > Mtu && size > 0))
                break;
            size = next;
        }

        return size > 0 ? size : records.Length;
    }

    private SrtpProfile SelectedProfile()
    {
        // struct srtp_protection_profile_st { const char *name; unsigned long id; }
        var selected = OpenSsl.SSL_get_selected_srtp_profile(ssl);
        if (selected == 0)
            return SrtpProfile.None;
        var id = (SrtpProfile)Marshal.ReadInt32(selected, nint.Size);
        return id is SrtpProfile.AeadAes128Gcm or SrtpProfile.Aes128CmHmacSha1Tag80 ? id : SrtpProfile.None;
    }

    private int Export(Span<byte> material) =>
        OpenSsl.SSL_export_keying_material(ssl, material, material.Length, ExporterLabel, ExporterLabel.Length, 0, 0, 0);

    private unsafe CertificateFingerprint PeerFingerprint()
    {
        var certificate = OpenSsl.SSL_get0_peer_certificate(ssl);
        var length = certificate == 0 ? 0 : OpenSsl.i2d_X509(certificate, null);
        if (length is <= 0 or > MaxCertificate)
            return CertificateFingerprint.Of([]);
        var der = new byte[length];
        fixed (byte* start = der)
        {
            var end = start;
            _ = OpenSsl.i2d_X509(certificate, &end);
        }

        return CertificateFingerprint.Of(der);
    }

    private void Fail(string reason)
    {
        State = DtlsState.Failed;
        Failure = reason;
    }

    private DtlsUnavailableException OutOfNativeMemory()
    {
        ssl.Dispose();
        _ = OpenSsl.BIO_free(incoming);
        _ = OpenSsl.BIO_free(outgoing);
        return new("OpenSSL could not allocate a DTLS session");
    }
}
